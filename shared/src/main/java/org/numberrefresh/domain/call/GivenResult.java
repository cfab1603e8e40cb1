package org.numberrefresh.domain.call;

import java.util.Optional;
import org.numberrefresh.domain.outcome.Answer;

/** One result that an app gives, in the answer to a call or later in a call of its own. */
public sealed interface GivenResult {

  /** The text of its ref, "" if it has none. */
  String ref();

  /** Its answer; empty if it is none. */
  default Optional<Answer> given() {
    return switch (this) {
      case Good good -> Optional.of(good.answer());
      case OnAppeal decided -> Optional.of(decided.answer());
      case Bad _ -> Optional.empty();
    };
  }

  /** A result that is an answer. */
  record Good(String ref, Answer answer) implements GivenResult {}

  /** A result that is a decision on an appeal, as the outcome that is stored for it. */
  record OnAppeal(String ref, Answer answer) implements GivenResult {}

  /** A result that is none. */
  record Bad(String ref, ResultFlaw flaw) implements GivenResult {}
}
