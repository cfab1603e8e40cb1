package org.numberrefresh.simulation.serve;

import java.net.URI;
import java.util.Optional;
import org.numberrefresh.stack.http.HttpAnswer;
import org.numberrefresh.stack.http.HttpRequest;
import org.numberrefresh.stack.http.Refusal;
import org.numberrefresh.stack.json.StackJson;

/** Tells operators the address of the simulated apps, which can be asked for the truth. */
final class SimulatorRoute {

  private volatile Optional<URI> address = Optional.empty();

  void open(URI simulator) {
    address = Optional.of(simulator);
  }

  Optional<HttpAnswer> answer(HttpRequest request) {
    return request.method().equals("GET") && request.path().equals("/local/simulator")
        ? Optional.of(address.map(SimulatorRoute::found).orElseGet(SimulatorRoute::missing))
        : Optional.empty();
  }

  private static HttpAnswer found(URI address) {
    return HttpAnswer.json(200, StackJson.object().put("url", address.toString()));
  }

  private static HttpAnswer missing() {
    return ContractErrors.answer(Refusal.NOT_FOUND, "No apps are simulated. Start with --apps N.");
  }
}
