package org.numberrefresh.domain.app;

import java.util.Arrays;

/** The reasons for which a call to an app does not count. */
public enum Fault {
  /** No connection: the name is unknown, or the port is closed. */
  UNREACHABLE(1),
  /** No connection: the rules allow not the endpoint, or none of the addresses that its name resolves to. */
  ADDRESS_REFUSED(2),
  /** No secure connection: its certificate is not trusted or another host's, or it has no TLS 1.2. */
  TLS_FAILED(3),
  /** The connection broke or the time limit passed after the request was sent: the app may have it. */
  TIMED_OUT(4),
  /** The app answered 429: it asked for fewer calls. */
  THROTTLED(5),
  /** The app answered 5xx. */
  SERVER_ERROR(6),
  /** The app answered 410: it is gone. */
  GONE(7),
  /** The app answered a status that is none of the contract, such as a redirect or 404. */
  UNEXPECTED_STATUS(8),
  /** The app answered no HTTP, answered before it was asked, or answered 200 with a body that is not the contract's. */
  INVALID_ANSWER(9),
  /** The app answered more than is allowed. */
  OVERSIZE_ANSWER(10),
  /** The app answered refs that it was not asked for. */
  UNKNOWN_REF(11),
  /** The app refused a security event, with 400 and an error of RFC 8935. */
  EVENT_REFUSED(12),
  /** The app was not called: its endpoint is not verified or it is paused. */
  NOT_READY(13),
  /** The app answered 413: the body of the call was larger than it takes. */
  OVERSIZE_CALL(14);

  private final int code;

  Fault(int code) {
    this.code = code;
  }

  /** The number by which it is stored beside an app's standing. */
  public int code() {
    return code;
  }

  /** The fault that is stored by a number. */
  public static Fault ofCode(int code) {
    return Arrays.stream(values()).filter(fault -> fault.code == code).findFirst().orElseThrow();
  }
}
