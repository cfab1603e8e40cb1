package org.numberrefresh.stack.template;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a function, the settings it shares with all, and what wakes it. */
final class FunctionReader {

  private static final int SQS_BATCH_WITHOUT_WINDOW = 10;

  private final Map<String, Object> globals;
  private final ApiReader api;
  private final PolicyReader policies;

  FunctionReader(Map<String, Object> globals, ApiReader api, PolicyReader policies) {
    this.globals = globals;
    this.api = api;
    this.policies = policies;
  }

  FunctionSpec read(String name, Section own) {
    Section all = new Section("Globals.Function", globals);
    Map<String, String> environment = new LinkedHashMap<>();
    variables(all, environment);
    variables(own, environment);
    String handler =
        either(own, all, "Handler").orElseThrow(() -> new TemplateException(name + ".Handler", "is missing."));
    int timeout = Integer.parseInt(either(own, all, "Timeout").orElse("3"));
    int memory = Integer.parseInt(either(own, all, "MemorySize").orElse("128"));
    Events events = new Events();
    own.map("Events").forEach((id, event) -> events.add(id, new Section(name + ".Events." + id, event)));
    Set<Right> rights = policies.read(own);
    own.without(NoLocalMeaning.FUNCTION).end();
    all.without(NoLocalMeaning.FUNCTION).end();
    return new FunctionSpec(
        name,
        handler.replaceFirst("::.*", ""),
        Duration.ofSeconds(timeout),
        memory,
        environment,
        events.queues,
        events.routes,
        events.schedules,
        rights);
  }

  private static void variables(Section owner, Map<String, String> environment) {
    owner
        .section("Environment")
        .ifPresent(
            section -> {
              section.map("Variables").forEach((name, value) -> environment.put(name, value.toString()));
              section.end();
            });
  }

  private static Optional<String> either(Section own, Section all, String key) {
    Optional<String> shared = all.text(key);
    return own.text(key).or(() -> shared);
  }

  private final class Events {
    private final List<FunctionSpec.QueueSource> queues = new ArrayList<>();
    private final List<FunctionSpec.Route> routes = new ArrayList<>();
    private final List<FunctionSpec.Schedule> schedules = new ArrayList<>();

    void add(String id, Section event) {
      String type = event.requiredText("Type");
      Section properties = new Section(event.where(), event.take("Properties").orElse(Map.of()));
      event.end();
      switch (type) {
        case "SQS" -> queue(properties);
        case "HttpApi" -> route(properties);
        case "Schedule" -> schedule(id, properties);
        default ->
            throw new TemplateException(
                event.where(), "events of type " + type + " are not understood by the local stack.");
      }
      properties.end();
    }

    private void queue(Section source) {
      String queue = source.requiredText("Queue");
      int batch = source.number("BatchSize").orElse(10);
      Duration window = source.seconds("MaximumBatchingWindowInSeconds", 0);
      Optional<Section> scaling = source.section("ScalingConfig");
      Optional<Integer> concurrency = scaling.flatMap(section -> section.number("MaximumConcurrency"));
      scaling.ifPresent(Section::end);
      List<String> responses = source.texts("FunctionResponseTypes");
      boolean enabled = source.truth("Enabled", true);
      if (batch > SQS_BATCH_WITHOUT_WINDOW && window.isZero()) {
        throw new TemplateException(
            source.where() + ".BatchSize",
            "over 10 needs a MaximumBatchingWindowInSeconds of at least 1, as on Lambda.");
      }
      if (enabled) {
        boolean partial = responses.contains("ReportBatchItemFailures");
        queues.add(new FunctionSpec.QueueSource(queue, batch, window, concurrency, partial));
      }
    }

    private void route(Section route) {
      // There is one API, so its name says nothing.
      route.take("ApiId");
      route.mustBe("PayloadFormatVersion", "2.0", true);
      String method = route.text("Method").orElse("ANY").toUpperCase(Locale.ROOT);
      String path = route.text("Path").orElse("$default");
      Optional<String> authorizer =
          route
              .section("Auth")
              .map(
                  auth -> {
                    String named = auth.requiredText("Authorizer");
                    auth.end();
                    return named;
                  })
              .or(api::defaultAuthorizer)
              .filter(name -> !name.equals("NONE"));
      routes.add(new FunctionSpec.Route(method, path, authorizer));
    }

    private void schedule(String id, Section schedule) {
      String expression = schedule.requiredText("Schedule");
      Optional<String> input = schedule.text("Input");
      // For people and for the console.
      schedule.take("Description");
      schedule.take("Name");
      if (schedule.truth("Enabled", true)) {
        schedules.add(new FunctionSpec.Schedule(id, expression, input));
      }
    }
  }
}
