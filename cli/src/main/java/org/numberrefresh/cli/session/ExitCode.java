package org.numberrefresh.cli.session;

/** The exit codes of all commands. Scripts may rely on them. */
public final class ExitCode {

  /** It is done. */
  public static final int DONE = 0;

  /** The API refused it, or a check failed. */
  public static final int REFUSED = 1;

  /** The command line, a file or a profile is wrong. */
  public static final int MISUSE = 2;

  /** The system was not reached, or it could not answer now; the same command may be given again. */
  public static final int UNREACHABLE = 3;

  /** It is done, except for lines that were rejected. */
  public static final int REJECTED_LINES = 4;

  /** The time that was given for waiting is over. */
  public static final int NOT_YET = 5;

  private ExitCode() {}
}
