package org.numberrefresh.domain.call;

import org.numberrefresh.domain.appeal.Objection;
import org.numberrefresh.domain.refresh.OrderId;

/**
 * An appeal that an app is asked to decide on.
 *
 * @param id the appeal
 * @param objection the objection to the app's outcome
 * @param contactRef the carrier's reference of the case, by which the app may ask it
 */
public record AskedAppeal(OrderId id, Objection objection, String contactRef) {}
