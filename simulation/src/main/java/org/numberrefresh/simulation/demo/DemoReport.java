package org.numberrefresh.simulation.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.StreamSupport;
import org.numberrefresh.simulation.session.MeterReading;
import org.numberrefresh.simulation.session.Terminal;
import org.numberrefresh.simulation.session.TextTable;

/** The end of a run, on one screen: outcomes, one number, what was measured, and the verdict. */
final class DemoReport {

  private static final double WRITE_BUDGET = 0.012;
  private static final double READ_BUDGET = 0.02;
  private static final double QUEUE_BUDGET = 0.01;

  /** The apps that are named of those where something is left. */
  private static final int NAMED_APPS = 3;

  private final Terminal terminal;
  private final DemoTexts texts;

  DemoReport(Terminal terminal, DemoTexts texts) {
    this.terminal = terminal;
    this.texts = texts;
  }

  /** The pairs by outcome, without their reasons. */
  void outcomes(Map<String, Long> outcomes, long pairs) {
    terminal.heading(texts.of("outcomes.head"));
    TextTable table =
        new TextTable(texts.of("outcomes.outcome"), texts.of("outcomes.pairs"), texts.of("outcomes.share"), "");
    outcomes.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(
            outcome ->
                table.row(
                    outcome.getKey(),
                    "%,d".formatted(outcome.getValue()),
                    "%.3f %%".formatted(100.0 * outcome.getValue() / pairs),
                    texts.meaning(outcome.getKey())));
    table.row(texts.of("outcomes.all"), "%,d".formatted(pairs), "100.000 %", "");
    terminal.lines(table.lines(terminal));
  }

  /** The status of one number in a few lines, the number itself masked. */
  void number(JsonNode status) {
    terminal.heading(texts.of("number.head", masked(status.path("phoneNumber").asText())));
    List<JsonNode> left = StreamSupport.stream(status.path("apps").spliterator(), false).toList();
    terminal.line(
        "  " + texts.of("number.grade", status.path("grade").asText(), status.path("clear").asLong(), left.size()));
    left.stream()
        .limit(NAMED_APPS)
        .forEach(
            app ->
                terminal.line(
                    "    %-14s %s %s"
                        .formatted(
                            app.path("name").asText(), app.path("outcome").asText(), app.path("reason").asText(""))
                        .stripTrailing()));
    if (left.size() > NAMED_APPS) {
      terminal.line("    " + texts.of("number.more", left.size() - NAMED_APPS));
    }
  }

  static String masked(String phoneNumber) {
    return phoneNumber.length() < 12
        ? "****"
        : phoneNumber.substring(0, 6) + "****" + phoneNumber.substring(phoneNumber.length() - 4);
  }

  /** The events that the carrier was pushed, an appeal and a certificate. */
  void wayBack(WayBack.Shown shown) {
    terminal.heading(texts.of("back.head"));
    WayBack.Pushed pushed = shown.pushed();
    tell("back.pushed", pushed.pushed(), pushed.faulty());
    tell("back.feed", pushed.fed(), pushed.same());
    tell("back.told", shown.told().orders(), shown.told().pairs());
    shown
        .appeal()
        .ifPresentOrElse(
            appeal -> tell("back.appeal", appeal.app(), appeal.before(), appeal.state(), appeal.after()),
            () -> tell("back.none"));
    WayBack.Certificate certificate = shown.certificate();
    tell("back.certificate", certificate.grade(), yes(certificate.valid()), yes(certificate.stillHeld()));
  }

  private String yes(boolean is) {
    return texts.of(is ? "back.yes" : "back.no");
  }

  private void tell(String key, Object... figures) {
    terminal.line("  " + texts.of(key, figures));
  }

  /**
   * The measurements of a run.
   *
   * @param spent units, requests and CPU
   * @param numbers the numbers of the batch orders
   * @param apps the apps that take part
   * @param answered the pairs that were answered before the clock was moved
   * @param wall the time that they took
   * @param active the time of the one active number
   */
  record Measured(MeterReading spent, long numbers, long apps, long answered, Duration wall, Duration active) {

    long pairs() {
      return numbers * apps;
    }

    /** True if enough pairs share the fixed costs of batches and numbers. */
    boolean large() {
      return numbers >= 2000 && apps >= 198;
    }
  }

  /**
   * The figures of a run beside their budgets.
   *
   * @param memory the memory of the stack at most, in MB; empty where the system does not tell
   */
  void measured(Measured run, OptionalLong memory) {
    terminal.heading(texts.of("measured.head"));
    TextTable table =
        new TextTable(texts.of("measured.what"), texts.of("measured.measured"), texts.of("measured.budget"), "");
    cost(table, "measured.write", run.spent().writeUnits(), WRITE_BUDGET, run);
    cost(table, "measured.read", run.spent().readUnits(), READ_BUDGET, run);
    cost(table, "measured.queue", run.spent().queueRequests(), QUEUE_BUDGET, run);
    table.row(texts.of("measured.answered", run.answered()), seconds("%.1f", run.wall()), "", "");
    table.row(texts.of("measured.active"), seconds("%.2f", run.active()), "", "");
    table.row(
        texts.of("measured.cpu"), seconds("%.1f", Duration.ofMillis(Math.round(run.spent().cpuMillis()))), "", "");
    memory.ifPresent(peak -> table.row(texts.of("measured.memory"), "%,d MB".formatted(peak), "", ""));
    terminal.lines(table.lines(terminal));
  }

  private void cost(TextTable table, String key, double spent, double budget, Measured run) {
    double each = spent / run.pairs();
    String otherwise = run.large() ? texts.of("measured.over") : texts.of("measured.small", terminal.times());
    table.row(
        texts.of(key),
        "%.5f".formatted(each),
        "%.5f".formatted(budget),
        each <= budget ? texts.of("measured.within") : otherwise);
  }

  private String seconds(String form, Duration duration) {
    return texts.of("measured.seconds", form.formatted(seconds(duration)));
  }

  /** The verdict: green only if no promise was broken. */
  void verdict(long compared, long differing, List<String> examples, List<String> broken) {
    terminal.line("");
    String sentence = texts.of("truth.compared", compared, differing);
    terminal.line(broken.isEmpty() ? terminal.good(sentence) : terminal.bad(sentence));
    examples.forEach(example -> terminal.line("    " + example));
    broken.forEach(promise -> terminal.line(terminal.bad("  " + texts.of("broken", promise))));
  }

  static double seconds(Duration duration) {
    return Math.max(1, duration.toMillis()) / 1000.0;
  }
}
