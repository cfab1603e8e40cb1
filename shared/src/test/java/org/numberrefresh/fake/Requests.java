package org.numberrefresh.fake;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.numberrefresh.domain.app.AppSelection;
import org.numberrefresh.domain.number.ServiceEvent;
import org.numberrefresh.domain.phone.PhoneNumber;
import org.numberrefresh.domain.refresh.Mode;
import org.numberrefresh.problem.GivenLine;
import org.numberrefresh.usecase.intake.OrderRequest;
import org.numberrefresh.usecase.report.PortRequest;
import org.numberrefresh.usecase.report.ReportRequest;

/** The requests of carriers, as the edge has read them. */
public final class Requests {

  private Requests() {}

  /** An order in BATCH mode whose numbers are past their cooling. */
  public static OrderRequest batch(List<String> phoneNumbers) {
    return batch(phoneNumbers, "2026-01-05T00:00:00+08:00", "all");
  }

  /** An order in BATCH mode. */
  public static OrderRequest batch(List<String> phoneNumbers, String deactivatedAt, String... apps) {
    return order(Mode.BATCH, phoneNumbers.stream().map(number -> deactivated(number, deactivatedAt)).toList(), apps);
  }

  /** An order in BATCH mode for one test number, by its index. */
  public static OrderRequest batch(int number, String deactivatedAt, String... apps) {
    return batch(TestNumbers.texts(number, 1), deactivatedAt, apps);
  }

  /** An order in ACTIVE mode for one test number, by its index. */
  public static OrderRequest active(int number, String holderSince, String... apps) {
    return order(Mode.ACTIVE, List.of(held(TestNumbers.text(number), holderSince)), apps);
  }

  /** An order in ACTIVE mode for one test number that was ported in. */
  public static OrderRequest ported(int number, String holderSince, String portedInAt, String... apps) {
    OrderRequest.Line held = held(TestNumbers.text(number), holderSince);
    var line =
        new OrderRequest.Line(
            held.phoneNumber(), held.deactivatedAt(), held.holderSince(), Optional.of(portedInAt), held.consent());
    return order(Mode.ACTIVE, List.of(line), apps);
  }

  /**
   * An order of any lines.
   *
   * @param apps the ids of its apps, or "all"
   */
  public static OrderRequest order(Mode mode, List<OrderRequest.Line> lines, String... apps) {
    AppSelection selection =
        List.of(apps).equals(List.of("all")) ? new AppSelection.All() : new AppSelection.Listed(List.of(apps));
    List<String> texts = lines.stream().map(Requests::text).toList();
    String body = mode + " " + Arrays.toString(apps) + " " + texts;
    return new OrderRequest(mode, selection, formed(lines), body.getBytes(StandardCharsets.UTF_8));
  }

  /** Lines whose form is right. */
  public static <T> List<GivenLine<T>> formed(List<T> lines) {
    return lines.stream().<GivenLine<T>>map(GivenLine.Formed::new).toList();
  }

  /** Lines of the port register. */
  public static PortRequest ports(PortRequest.Line... lines) {
    return new PortRequest(formed(List.of(lines)));
  }

  private static String text(OrderRequest.Line line) {
    return Stream.concat(
            line.phoneNumber().map(PhoneNumber::e164).stream(),
            Stream.of(line.deactivatedAt(), line.holderSince(), line.portedInAt(), line.consent())
                .map(Optional::toString))
        .toList()
        .toString();
  }

  /** A line of an order in BATCH mode. */
  public static OrderRequest.Line deactivated(String phoneNumber, String deactivatedAt) {
    return new OrderRequest.Line(
        PhoneNumber.parse(phoneNumber),
        Optional.of(deactivatedAt),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** A line of an order in ACTIVE mode. */
  public static OrderRequest.Line held(String phoneNumber, String holderSince) {
    return new OrderRequest.Line(
        PhoneNumber.parse(phoneNumber),
        Optional.empty(),
        Optional.of(holderSince),
        Optional.empty(),
        Optional.of("proof"));
  }

  /** A report of one event of one test number. */
  public static ReportRequest report(int number, String event, String at) {
    return report(reported(TestNumbers.text(number), event, at));
  }

  /** A report of many lines. */
  public static ReportRequest report(ReportRequest.Line... lines) {
    return new ReportRequest(formed(List.of(lines)));
  }

  /** A line of a report. */
  public static ReportRequest.Line reported(String phoneNumber, String event, String at) {
    return new ReportRequest.Line(
        PhoneNumber.parse(phoneNumber),
        ServiceEvent.REPORTED.stream().filter(one -> one.name().equals(event)).findFirst(),
        at);
  }
}
