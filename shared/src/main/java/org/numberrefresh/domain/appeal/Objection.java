package org.numberrefresh.domain.appeal;

import org.numberrefresh.domain.outcome.Outcome;

/**
 * The objection that an appeal brings to an app. It stands in the head of a batch of one number and one app, which
 * makes that batch an appeal.
 *
 * <p>Decision: docs/decisions.md#an-appeal-is-a-batch-of-one-pair
 *
 * @param pair the pair whose outcome is objected to
 * @param outcome its outcome when the appeal was submitted, as the app gave it
 * @param reason the reason of the objection
 * @param meaning the keyed fingerprint of the request
 */
public record Objection(AppealedPair pair, Outcome outcome, AppealReason reason, String meaning) {}
