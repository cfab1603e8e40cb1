package org.numberrefresh.usecase.intake;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.numberrefresh.domain.app.AppSelection;
import org.numberrefresh.domain.phone.GivenTime;
import org.numberrefresh.domain.phone.PhoneNumber;
import org.numberrefresh.domain.refresh.Mode;
import org.numberrefresh.json.Json;
import org.numberrefresh.json.JsonObject;
import org.numberrefresh.problem.Problem;

/**
 * The body of {@code POST /orders}: its form is right, its lines are not checked yet.
 *
 * @param mode how the refresh is asked for
 * @param apps which apps are asked
 * @param lines 1 to {@value #MAX_LINES} lines
 */
public record OrderRequest(Mode mode, AppSelection apps, List<Line> lines) {

  /** How many lines an order has at most. */
  public static final int MAX_LINES = 10_000;

  private static final int MAX_APPS = 1_000;
  private static final int MAX_TEXT = 64;
  private static final int MAX_CONSENT = 128;
  private static final String ALL = "all";

  /**
   * One line, as it was written.
   *
   * @param phoneNumber the number; absent where what was written is none
   * @param deactivatedAt any text, BATCH mode only
   * @param holderSince any text, ACTIVE mode only
   * @param portedInAt any text, ACTIVE mode only
   * @param consent the reference of the subscriber's consent, ACTIVE mode only
   */
  public record Line(
      Optional<PhoneNumber> phoneNumber,
      Optional<String> deactivatedAt,
      Optional<String> holderSince,
      Optional<String> portedInAt,
      Optional<String> consent) {

    /** When it says that its number was ported in, where that is a time that may be. */
    Optional<Instant> portedIn(Instant now) {
      return portedInAt.flatMap(text -> GivenTime.read(text, now).inReach());
    }
  }

  public OrderRequest {
    lines = List.copyOf(lines);
  }

  /**
   * Reads a body.
   *
   * @throws Problem INVALID_ARGUMENT where its form is wrong
   */
  public static OrderRequest read(byte[] body) {
    JsonObject order = Json.request(body).only("mode", "apps", "numbers");
    Mode mode = order.oneOf("mode", Mode.class);
    List<String> apps = order.texts("apps", MAX_APPS, MAX_TEXT);
    return new OrderRequest(
        mode, selection(apps), order.lines("numbers", MAX_LINES).stream().map(OrderRequest::line).toList());
  }

  private static AppSelection selection(List<String> apps) {
    if (apps.isEmpty()) {
      throw Problem.invalid("\"apps\" is missing or empty. Give [\"all\"] or a list of app ids.");
    }
    if (apps.contains(ALL) && apps.size() > 1) {
      throw Problem.invalid("\"apps\" holds \"all\" beside app ids. Give one or the other.");
    }
    return apps.equals(List.of(ALL)) ? new AppSelection.All() : new AppSelection.Listed(apps);
  }

  private static Line line(JsonObject line) {
    line.only("phoneNumber", "deactivatedAt", "holderSince", "portedInAt", "consent");
    return new Line(
        PhoneNumber.parse(line.text("phoneNumber", MAX_TEXT)),
        line.optionalText("deactivatedAt", MAX_TEXT),
        line.optionalText("holderSince", MAX_TEXT),
        line.optionalText("portedInAt", MAX_TEXT),
        line.optionalText("consent", MAX_CONSENT));
  }
}
