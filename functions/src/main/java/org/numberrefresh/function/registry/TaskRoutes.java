package org.numberrefresh.function.registry;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.numberrefresh.domain.access.Scope;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.outcome.AskableAgain;
import org.numberrefresh.domain.queue.QueueName;
import org.numberrefresh.domain.queue.Queues;
import org.numberrefresh.domain.queue.Redriven;
import org.numberrefresh.domain.watch.RunWatch;
import org.numberrefresh.domain.watch.Trace;
import org.numberrefresh.function.api.IdempotencyKey;
import org.numberrefresh.function.api.Reply;
import org.numberrefresh.function.api.Request;
import org.numberrefresh.function.api.Route;
import org.numberrefresh.json.Json;
import org.numberrefresh.problem.Cause;
import org.numberrefresh.problem.Problem;
import org.numberrefresh.usecase.replay.ReplayRequest;
import org.numberrefresh.usecase.replay.Replayed;
import org.numberrefresh.usecase.replay.Replays;

/** The routes that redrive dead letters and ask apps again. */
final class TaskRoutes {

  /** Time for beginning work. The rest of the function's time is for the work that was begun last. */
  private static final Duration WORK = Duration.ofSeconds(15);

  private final Queues queues;
  private final Replays replays;
  private final RunWatch watch;

  TaskRoutes(Core core) {
    this.queues = core.queues();
    this.watch = core.watch();
    this.replays = new Replays(core);
  }

  Map<String, Route> routes() {
    return Map.of(
        Route.post("tasks/redrive"), new Route(Scope.ADMIN, this::redrive),
        Route.post("tasks/replay"), new Route(Scope.ADMIN, this::replay));
  }

  private static BooleanSupplier timeIsLeft() {
    long end = System.nanoTime() + WORK.toNanos();
    return () -> System.nanoTime() < end;
  }

  private Reply redrive(Request request) {
    BooleanSupplier timeIsLeft = timeIsLeft();
    byte[] body = request.body().length == 0 ? Json.bytes(Json.object()) : request.body();
    List<QueueName> asked =
        Json.request(body)
            .only("queue")
            .optionalText("queue", 64)
            .map(TaskRoutes::queue)
            .map(List::of)
            .orElse(List.of(QueueName.values()));
    ObjectNode answer = Json.object();
    ArrayNode all = answer.putArray("queues");
    boolean moreRemain = false;
    for (QueueName name : asked) {
      Redriven redriven = queues.redrive(name, timeIsLeft);
      moreRemain |= redriven.moreRemain();
      all.addObject()
          .put("queue", name.text())
          .put("redriven", redriven.moved())
          .put("unreadable", redriven.unreadable());
    }
    return Reply.of(200, answer.put("moreRemain", moreRemain));
  }

  private static QueueName queue(String text) {
    return QueueName.of(text).orElseThrow(() -> Problem.invalid(Cause.QUEUE));
  }

  private Reply replay(Request request) {
    ReplayRequest replay = ReplayBody.read(request.body());
    if (replay.dryRun()) {
      return Reply.of(200, answer(replay, replays.count(replay, timeIsLeft())));
    }
    String key = IdempotencyKey.of(request);
    Replayed replayed = replays.replay(replay, key, timeIsLeft());
    watch.traced(Trace.of(Trace.Step.REQUESTED, replayed.orders().stream().map(asking -> asking.order()).toList()));
    return Reply.of(202, answer(replay, replayed));
  }

  private static ObjectNode answer(ReplayRequest request, Replayed replayed) {
    ObjectNode json =
        Json.object()
            .put("dryRun", request.dryRun())
            .put("pairs", replayed.pairs())
            .put("numbers", replayed.numbers())
            .put("batches", replayed.batches());
    ArrayNode apps = json.putArray("apps");
    replayed
        .counts()
        .forEach(
            (app, counts) -> {
              ObjectNode outcomes = apps.addObject().put("app", app).putObject("outcomes");
              counts.forEach((outcome, count) -> outcomes.put(AskableAgain.nameOf(outcome), count));
            });
    ArrayNode orders = json.putArray("orders");
    replayed
        .orders()
        .forEach(
            asking ->
                orders.addObject().put("orderId", asking.order().value()).put("replayOf", asking.parent().value()));
    json.put("moreRemain", replayed.next().isPresent());
    replayed.next().ifPresent(next -> json.put("cursor", next.value()));
    return json;
  }
}
