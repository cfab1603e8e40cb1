package org.numberrefresh.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.numberrefresh.adapter.aws.Platform.Reach;
import org.numberrefresh.adapter.http.AppCaller.Call;
import org.numberrefresh.adapter.http.AppCaller.Reply;
import org.numberrefresh.domain.limit.CallRoom;

/** All workers of a process share their connections, so that their count does not grow with workers, apps or calls. */
class SharedConnectionsTest {

  private static final int EACH = CallRoom.MOST / 2 + 20;
  private static final Duration LONG = Duration.ofSeconds(60);

  @Test
  void two_workers_have_no_more_connections_than_a_process_has_room_for_calls() throws Exception {
    var all = new CountDownLatch(CallRoom.MOST);
    RawServer.Behaviour answer = RawServer.answering(200, "", "");
    try (RawServer app =
            RawServer.inTheClear(
                (head, out) -> {
                  all.countDown();
                  all.await();
                  answer.answer(head, out);
                });
        var one = new HttpAppCaller(new EndpointRules(Reach.LOOPBACK_TOO));
        var other = new HttpAppCaller(new EndpointRules(Reach.LOOPBACK_TOO));
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Reply>> calls =
          Stream.of(one, other)
              .flatMap(caller -> IntStream.range(0, EACH).<Callable<Reply>>mapToObj(_ -> () -> call(caller, app)))
              .toList();
      for (Future<Reply> reply : threads.invokeAll(calls)) {
        assertInstanceOf(Reply.Answered.class, reply.get());
      }
      assertEquals(CallRoom.MOST, app.connections());
    }
  }

  private static Reply call(HttpAppCaller caller, RawServer app) {
    URI endpoint = URI.create("http://127.0.0.1:" + app.port() + "/unbind");
    return caller.call(new Call("app", endpoint, Map.of(), "{}".getBytes(StandardCharsets.US_ASCII), LONG, 1000));
  }
}
