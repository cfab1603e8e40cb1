package org.numberrefresh.domain.app;

/** Why a call to an app did not count. */
public enum Fault {
  /** No connection: the name is unknown, the port closed. */
  UNREACHABLE,
  /** Not called, or no connection: the rules allow neither its endpoint nor any address that its name resolves to. */
  ADDRESS_REFUSED,
  /** No secure connection: its certificate is not trusted or another host's, or it has no TLS 1.2. */
  TLS_FAILED,
  /** The connection broke or the time limit passed after the request was sent: the app may have it. */
  TIMED_OUT,
  /** The app asked for less, with 429. */
  THROTTLED,
  /** The app said that it could not, with 5xx. */
  SERVER_ERROR,
  /** The app said that it is gone, with 410. */
  GONE,
  /** The app answered a status that is none of the contract, such as a redirect or 404. */
  UNEXPECTED_STATUS,
  /** The app answered 200 with a body that is not the contract's. */
  INVALID_ANSWER,
  /** The app answered more than is allowed. */
  OVERSIZE_ANSWER,
  /** The app answered refs that it was not asked for. */
  UNKNOWN_REF,
  /** The app refused a security event, with 400 and an error of RFC 8935. */
  EVENT_REFUSED,
  /** The app was not called: its endpoint is not verified or it is paused. */
  NOT_READY
}
