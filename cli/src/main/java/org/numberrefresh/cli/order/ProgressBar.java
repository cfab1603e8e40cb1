package org.numberrefresh.cli.order;

/** A bar of a share. */
final class ProgressBar {

  private static final int WIDTH = 30;

  private ProgressBar() {}

  /**
   * Draws it.
   *
   * @param share from 0 to 1
   */
  static String of(double share) {
    int full = (int) Math.round(Math.clamp(share, 0, 1) * WIDTH);
    return "[" + "#".repeat(full) + ".".repeat(WIDTH - full) + "] " + Math.round(share * 100) + " %";
  }
}
