package org.numberrefresh.simulation.session;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Tells that something is still worked on. On a terminal it is one line whose seconds move, and which goes away in the
 * end. Elsewhere it is a line every five seconds.
 */
public final class WaitingLine implements AutoCloseable {

  private static final int SECONDS_OF_A_LINE = 5;

  private final Terminal terminal;
  private final String what;
  private final Thread ticker;

  WaitingLine(Terminal terminal, String what) {
    this.terminal = terminal;
    this.what = what;
    this.ticker = Thread.ofPlatform().daemon().name("waiting").unstarted(this::tickEachSecond);
  }

  /** Begins to tell of a work, until this is closed. Nothing else may be written meanwhile. */
  public static WaitingLine on(Terminal terminal, String what) {
    var waiting = new WaitingLine(terminal, what);
    waiting.tick(0);
    waiting.ticker.start();
    return waiting;
  }

  private void tickEachSecond() {
    try {
      for (int second = 1; ; second++) {
        TimeUnit.SECONDS.sleep(1);
        tick(second);
      }
    } catch (InterruptedException e) {
      // Closed: the work is done.
    }
  }

  /** Tells how long the work has taken. */
  void tick(int seconds) {
    if (terminal.interactive()) {
      terminal.redraw(List.of(text(seconds)));
    } else if (seconds > 0 && seconds % SECONDS_OF_A_LINE == 0) {
      terminal.line(text(seconds));
    }
  }

  private String text(int seconds) {
    return String.format(Locale.ROOT, "  %s ... %d s", what, seconds);
  }

  @Override
  public void close() {
    ticker.interrupt();
    try {
      ticker.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    terminal.erase();
  }
}
