package org.numberrefresh.cli.session;

import java.util.List;

/** The end of a command: words for the person at the terminal, and an exit code for scripts. */
public final class ClientFailure extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final int exitCode;
  private final boolean again;
  private final transient List<String> lines;

  private ClientFailure(int exitCode, boolean again, List<String> lines) {
    super(lines.getFirst());
    this.exitCode = exitCode;
    this.again = again;
    this.lines = List.copyOf(lines);
  }

  /** The command line, a file or a profile is wrong. */
  public static ClientFailure misuse(String message) {
    return new ClientFailure(ExitCode.MISUSE, false, List.of(message));
  }

  /** The system was not reached. */
  static ClientFailure unreachable(String message, Throwable cause) {
    var failure = new ClientFailure(ExitCode.UNREACHABLE, true, List.of(message));
    failure.initCause(cause);
    return failure;
  }

  /** The system cannot do it now. */
  static ClientFailure unavailable(List<String> lines) {
    return new ClientFailure(ExitCode.UNREACHABLE, true, lines);
  }

  /** The API refused it. */
  static ClientFailure refused(List<String> lines) {
    return new ClientFailure(ExitCode.REFUSED, false, lines);
  }

  /** The code that the process ends with. */
  public int exitCode() {
    return exitCode;
  }

  /** True if the same call may succeed a moment later. */
  public boolean mayPass() {
    return again;
  }

  /** The words, a line each. */
  public List<String> lines() {
    return lines;
  }
}
