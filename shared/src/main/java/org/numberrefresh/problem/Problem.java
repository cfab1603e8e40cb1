package org.numberrefresh.problem;

import java.util.List;
import java.util.Optional;

/** A request that cannot be done, with the remedy. It is an expected answer and not a fault of the system. */
public final class Problem extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final ProblemCode code;
  private final transient Optional<Detail> detail;
  private final transient List<LineProblem> lines;

  /**
   * The problem of one line of a request.
   *
   * @param index the index of the line, from 0
   * @param code the code of the problem
   * @param detail the cause; empty if the code's own text says it all
   */
  public record LineProblem(int index, ProblemCode code, Optional<Detail> detail) {
    /** A problem that its code's text explains. */
    public static LineProblem of(int index, ProblemCode code) {
      return new LineProblem(index, code, Optional.empty());
    }

    /** An invalid argument. */
    public static LineProblem invalid(int index, Detail detail) {
      return new LineProblem(index, ProblemCode.INVALID_ARGUMENT, Optional.of(detail));
    }
  }

  private Problem(ProblemCode code, Optional<Detail> detail, List<LineProblem> lines) {
    super(code.wire() + detail.map(d -> ": " + d.cause() + " " + d.values()).orElse(""), null, false, false);
    this.code = code;
    this.detail = detail;
    this.lines = List.copyOf(lines);
  }

  /** A problem that its code's text explains. */
  public static Problem of(ProblemCode code) {
    return new Problem(code, Optional.empty(), List.of());
  }

  /** A problem with a cause. */
  public static Problem of(ProblemCode code, Detail detail) {
    return new Problem(code, Optional.of(detail), List.of());
  }

  /** An invalid argument. */
  public static Problem invalid(Detail detail) {
    return of(ProblemCode.INVALID_ARGUMENT, detail);
  }

  /** An invalid argument. */
  public static Problem invalid(Cause cause, Object... values) {
    return invalid(Detail.of(cause, values));
  }

  /** An invalid argument in one line. */
  public static Problem invalidLine(int index, Cause cause, Object... values) {
    Detail detail = Detail.of(cause, values);
    return new Problem(ProblemCode.INVALID_ARGUMENT, Optional.of(detail), List.of(LineProblem.invalid(index, detail)));
  }

  /**
   * An invalid argument in some lines of a request that is taken whole or not at all.
   *
   * @param lines the problems of all the lines, at least one
   */
  public static Problem invalidLines(List<LineProblem> lines) {
    return new Problem(ProblemCode.INVALID_ARGUMENT, lines.getFirst().detail(), lines);
  }

  /** The code of the problem. */
  public ProblemCode code() {
    return code;
  }

  /** The cause; empty if the code's own text says it all. */
  public Optional<Detail> detail() {
    return detail;
  }

  /** The lines that it is about; none if it is about the whole request. */
  public List<LineProblem> lines() {
    return lines;
  }
}
