package org.numberrefresh.domain.app;

/** The reasons for which a call to an app does not count. */
public enum Fault {
  /** No connection: the name is unknown, or the port is closed. */
  UNREACHABLE,
  /** No connection: the rules allow not the endpoint, or none of the addresses that its name resolves to. */
  ADDRESS_REFUSED,
  /** No secure connection: its certificate is not trusted or another host's, or it has no TLS 1.2. */
  TLS_FAILED,
  /** The connection broke or the time limit passed after the request was sent: the app may have it. */
  TIMED_OUT,
  /** The app answered 429: it asked for fewer calls. */
  THROTTLED,
  /** The app answered 5xx. */
  SERVER_ERROR,
  /** The app answered 410: it is gone. */
  GONE,
  /** The app answered a status that is none of the contract, such as a redirect or 404. */
  UNEXPECTED_STATUS,
  /** The app answered no HTTP, answered before it was asked, or answered 200 with a body that is not the contract's. */
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
