package org.numberrefresh.usecase.trial;

import org.numberrefresh.domain.call.SeenFault;

/** The result of a check. */
public sealed interface TrialFinding {

  /** The endpoint did what it must. */
  record Passed() implements TrialFinding {}

  /** The answer does not count, for the fault that a real call would be noted with. */
  record Faulty(SeenFault seen) implements TrialFinding {}

  /** The endpoint took a call that it must refuse. */
  record NotRefused() implements TrialFinding {}

  /** A repeat was answered otherwise than the first call. */
  record Different() implements TrialFinding {}

  /** The check was not made: the checks before it took too long. */
  record OutOfTime() implements TrialFinding {}
}
