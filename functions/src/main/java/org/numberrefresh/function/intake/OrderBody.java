package org.numberrefresh.function.intake;

import java.util.List;
import org.numberrefresh.domain.app.AppSelection;
import org.numberrefresh.domain.phone.PhoneNumber;
import org.numberrefresh.domain.refresh.Mode;
import org.numberrefresh.json.Json;
import org.numberrefresh.json.JsonObject;
import org.numberrefresh.problem.Cause;
import org.numberrefresh.problem.Problem;
import org.numberrefresh.usecase.intake.OrderRequest;

/** Reads the body of {@code POST /orders}. */
final class OrderBody {

  private static final int MAX_APPS = 1_000;
  private static final int MAX_TEXT = 64;
  private static final int MAX_CONSENT = 128;
  private static final String ALL = "all";

  private OrderBody() {}

  /**
   * Reads a body, each of its lines alone.
   *
   * @throws Problem INVALID_ARGUMENT if the form of anything but a line is wrong
   */
  static OrderRequest read(byte[] body) {
    JsonObject order = Json.request(body).only("mode", "apps", "numbers");
    Mode mode = order.oneOf("mode", Mode.class);
    AppSelection apps = selection(order.texts("apps", MAX_APPS, MAX_TEXT));
    return new OrderRequest(mode, apps, order.lines("numbers", OrderRequest.MAX_LINES, OrderBody::line), body);
  }

  private static AppSelection selection(List<String> apps) {
    if (apps.isEmpty()) {
      throw Problem.invalid(Cause.NO_APPS);
    }
    if (apps.contains(ALL) && apps.size() > 1) {
      throw Problem.invalid(Cause.ALL_BESIDE_APPS);
    }
    return apps.equals(List.of(ALL)) ? new AppSelection.All() : new AppSelection.Listed(apps);
  }

  private static OrderRequest.Line line(JsonObject line) {
    line.only("phoneNumber", "deactivatedAt", "holderSince", "portedInAt", "consent");
    return new OrderRequest.Line(
        PhoneNumber.parse(line.anyText("phoneNumber")),
        line.optionalText("deactivatedAt", MAX_TEXT),
        line.optionalText("holderSince", MAX_TEXT),
        line.optionalText("portedInAt", MAX_TEXT),
        line.optionalText("consent", MAX_CONSENT));
  }
}
