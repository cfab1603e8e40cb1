package org.numberrefresh.domain.call;

import org.numberrefresh.domain.appeal.Objection;

/**
 * An appeal that an app is asked to decide on.
 *
 * <p>Decision: docs/decisions.md#an-app-has-its-own-names-of-appeals-and-cases
 *
 * @param id the name of the appeal for this app alone
 * @param objection the objection to the app's outcome
 * @param contactRef the name of the carrier's case for this app alone, by which the app may ask it
 */
public record AskedAppeal(String id, Objection objection, String contactRef) {}
