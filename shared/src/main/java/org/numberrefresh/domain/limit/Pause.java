package org.numberrefresh.domain.limit;

import java.util.Arrays;

/** The reasons for which an app is sent nothing until an operator resumes it. */
public enum Pause {
  /** It is not paused. */
  NONE(0),
  /** An operator paused it. */
  OPERATOR(1),
  /** It answered 410: it is gone. */
  GONE(2),
  /** It failed without a break for too long. */
  FAILING(3);

  private final int code;

  Pause(int code) {
    this.code = code;
  }

  /** The number by which it is stored. */
  public int code() {
    return code;
  }

  /** The reason that is stored by a number. */
  public static Pause ofCode(int code) {
    return Arrays.stream(values()).filter(pause -> pause.code == code).findFirst().orElseThrow();
  }
}
