package org.numberrefresh.domain.call;

import org.numberrefresh.domain.outcome.Answer;

/** One result that an app gives, in the answer to a call or later in a call of its own. */
public sealed interface GivenResult {

  /** The text of its ref, "" if it has none. */
  String ref();

  /** A result that is an answer. */
  record Good(String ref, Answer answer) implements GivenResult {}

  /** A result that is none. */
  record Bad(String ref, ResultFlaw flaw) implements GivenResult {}
}
