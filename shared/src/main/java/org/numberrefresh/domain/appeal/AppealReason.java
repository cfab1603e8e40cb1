package org.numberrefresh.domain.appeal;

/** The reasons for which a subscriber objects to an outcome. */
public enum AppealReason {
  /** The subscriber proved to the carrier that the number is his. */
  IDENTITY_PROVEN,
  /** The account that holds the number is not the subscriber's. */
  NOT_MY_ACCOUNT,
  /** Another reason, told under the contact reference. */
  OTHER
}
