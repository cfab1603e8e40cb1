package org.numberrefresh.adapter.http;

import java.io.Closeable;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.numberrefresh.domain.app.Fault;

/**
 * Calls apps over HTTP. Each call holds the endpoint against the rules and checks the address that its name resolves
 * to. The connection goes to that very address. Redirects are not followed. The whole exchange is bounded in time, and
 * the head and the body of the answer in size.
 *
 * <p>Decision: docs/decisions.md#apache-httpclient-calls-the-apps
 */
public final class HttpAppCaller implements AppCaller, AutoCloseable {

  private final EndpointRules rules;
  private final KeptConnections connections;
  private final Closeable own;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * Makes a caller.
   *
   * @param rules the rules for endpoints and addresses
   */
  public HttpAppCaller(EndpointRules rules) {
    this(rules, KeptConnections.ofProcess(rules), () -> {});
  }

  HttpAppCaller(EndpointRules rules, Network network) {
    this(rules, new KeptConnections(new Connections(rules, network)));
  }

  private HttpAppCaller(EndpointRules rules, KeptConnections own) {
    this(rules, own, own);
  }

  private HttpAppCaller(EndpointRules rules, KeptConnections connections, Closeable own) {
    this.rules = rules;
    this.connections = connections;
    this.own = own;
  }

  @Override
  public Reply call(Call call) {
    if (!rules.mayBeCalled(call.endpoint())) {
      return new Reply.Failed(Fault.ADDRESS_REFUSED);
    }
    var body = new SentBody(call.body());
    var exchange = new Exchange(call, body, connections);
    // Runs on a thread of its own, so that even a resolver that hangs cannot hold up the caller.
    Future<Reply> reply = threads.submit(exchange::make);
    try {
      return reply.get(call.timeLimit().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return givenUp(exchange, body);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return givenUp(exchange, body);
    } catch (ExecutionException e) {
      return new Reply.Failed(fault(Objects.requireNonNull(e.getCause()), body));
    }
  }

  private static Reply givenUp(Exchange exchange, SentBody body) {
    Fault fault = body.wasSentWhenGivenUp() ? Fault.TIMED_OUT : Fault.UNREACHABLE;
    exchange.giveUp();
    return new Reply.Failed(fault);
  }

  private static Fault fault(Throwable broken, SentBody body) {
    return switch (broken) {
      case CheckedNames.Refused refused -> Fault.ADDRESS_REFUSED;
      case Exchange.Oversize oversize -> Fault.OVERSIZE_ANSWER;
      case MessageConstraintException oversize -> Fault.OVERSIZE_ANSWER;
      case AppConnection.Unasked early -> Fault.INVALID_ANSWER;
      case HttpException noHttp -> Fault.INVALID_ANSWER;
      case Throwable sent when body.wasSentWhenGivenUp() -> Fault.TIMED_OUT;
      case SSLException untrusted -> Fault.TLS_FAILED;
      default -> Fault.UNREACHABLE;
    };
  }

  /** Ends the connections that it shares with nobody, and waits for the exchanges that were given up. */
  @Override
  public void close() throws IOException {
    own.close();
    threads.close();
  }
}
