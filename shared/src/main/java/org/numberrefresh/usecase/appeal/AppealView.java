package org.numberrefresh.usecase.appeal;

import org.numberrefresh.domain.phone.PhoneNumber;
import org.numberrefresh.usecase.query.AppView;

/**
 * An appeal as its carrier sees it.
 *
 * @param seen the appeal
 * @param phoneNumber the number
 * @param contactRef the carrier's reference of the case
 * @param appContactRef the name that the app was given of it
 * @param pair the outcome that the number shows now in the batch whose outcome is objected to
 */
public record AppealView(
    AppealGlance seen, PhoneNumber phoneNumber, String contactRef, String appContactRef, AppView pair) {}
