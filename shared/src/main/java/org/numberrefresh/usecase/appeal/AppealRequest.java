package org.numberrefresh.usecase.appeal;

import org.numberrefresh.domain.appeal.AppealReason;
import org.numberrefresh.domain.phone.PhoneNumber;

/**
 * A request to appeal.
 *
 * @param phoneNumber the number
 * @param app the id of the app whose outcome is objected to
 * @param reason the reason
 * @param contactRef the carrier's own reference of the case, at most {@value #MAX_CONTACT} characters of plain text,
 *     without a phone number
 * @param body the bytes of the request, which tell a repeated one from another one
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record AppealRequest(PhoneNumber phoneNumber, String app, AppealReason reason, String contactRef, byte[] body) {

  /** The greatest length of a contact reference. */
  public static final int MAX_CONTACT = 64;
}
