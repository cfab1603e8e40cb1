package org.numberrefresh.problem;

import java.util.List;
import java.util.Optional;

/** A request that cannot be done, with the remedy. It is an expected answer and not a fault of the system. */
public final class Problem extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final ProblemCode code;
  private final String detail;
  private final transient List<LineProblem> lines;

  /**
   * The problem of one line of a request.
   *
   * @param index the index of the line, from 0
   * @param code the code of the problem
   * @param detail names the value and the remedy; empty if the code's own text says it all
   */
  public record LineProblem(int index, ProblemCode code, Optional<String> detail) {
    /** A problem that its code's text explains. */
    public static LineProblem of(int index, ProblemCode code) {
      return new LineProblem(index, code, Optional.empty());
    }
  }

  private Problem(ProblemCode code, String detail, List<LineProblem> lines) {
    super(code.wire() + (detail.isEmpty() ? "" : ": " + detail), null, false, false);
    this.code = code;
    this.detail = detail;
    this.lines = List.copyOf(lines);
  }

  /** A problem that its code's text explains. */
  public static Problem of(ProblemCode code) {
    return new Problem(code, "", List.of());
  }

  /** A problem with a text on the value and the remedy. */
  public static Problem of(ProblemCode code, String detail) {
    return new Problem(code, detail, List.of());
  }

  /** An invalid argument. */
  public static Problem invalid(String detail) {
    return of(ProblemCode.INVALID_ARGUMENT, detail);
  }

  /** An invalid argument in one line. */
  public static Problem invalidLine(int index, String detail) {
    return new Problem(
        ProblemCode.INVALID_ARGUMENT,
        "Line " + index + ": " + detail,
        List.of(new LineProblem(index, ProblemCode.INVALID_ARGUMENT, Optional.of(detail))));
  }

  /**
   * An invalid argument in some lines of a request that is taken whole or not at all.
   *
   * @param lines the problems of all the lines, at least one
   */
  public static Problem invalidLines(List<LineProblem> lines) {
    LineProblem first = lines.getFirst();
    String all = lines.size() == 1 ? "" : " " + lines.size() + " lines are wrong; \"details\" names each.";
    return new Problem(
        ProblemCode.INVALID_ARGUMENT, "Line " + first.index() + ": " + first.detail().orElse("") + all, lines);
  }

  /** The code of the problem. */
  public ProblemCode code() {
    return code;
  }

  /** The value and the remedy; "" if the code's own text says it all. */
  public String detail() {
    return detail;
  }

  /** The lines that it is about; none if it is about the whole request. */
  public List<LineProblem> lines() {
    return lines;
  }
}
