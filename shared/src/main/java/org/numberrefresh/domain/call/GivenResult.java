package org.numberrefresh.domain.call;

import java.util.Optional;
import org.numberrefresh.domain.outcome.Answer;

/**
 * One result that an app sends, as it was written.
 *
 * @param ref any text
 * @param answer the answer; absent where what was written is none
 */
public record GivenResult(String ref, Optional<Answer> answer) {}
