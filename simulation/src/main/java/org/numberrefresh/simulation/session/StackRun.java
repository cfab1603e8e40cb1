package org.numberrefresh.simulation.session;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.numberrefresh.simulation.cli.OptionException;

/** A command that takes a system through a run. Its exit code is 0 only if the run kept every promise, else 1. */
public abstract class StackRun implements Callable<Integer> {

  private final String name;
  private final Terminal terminal;

  /**
   * A run that is written to a terminal.
   *
   * @param name the word that its complaints begin with
   */
  protected StackRun(String name, Terminal terminal) {
    this.name = name;
    this.terminal = terminal;
  }

  /**
   * Runs.
   *
   * @return true if every promise was kept
   */
  protected abstract boolean run(Terminal to) throws IOException, InterruptedException, RunFailure;

  @Override
  public final Integer call() {
    try {
      return run(terminal) ? 0 : 1;
    } catch (OptionException e) {
      throw e;
    } catch (RunFailure | IllegalArgumentException | IllegalStateException e) {
      terminal.line(terminal.bad(name + ": " + e.getMessage()));
    } catch (IOException e) {
      terminal.line(terminal.bad(name + ": the stack did not answer as it must: " + e));
    } catch (InterruptedException e) {
      terminal.line(name + ": interrupted");
    }
    return 1;
  }
}
