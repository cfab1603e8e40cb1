package org.numberrefresh.domain.call;

import java.util.Optional;
import org.numberrefresh.domain.outcome.Answer;

/**
 * One result that an app sends, in the answer to a call or later in a call of its own.
 *
 * @param ref the text of its ref, "" if it has none
 * @param answer the answer; absent if the rest of the result is none
 */
public record GivenResult(String ref, Optional<Answer> answer) {}
