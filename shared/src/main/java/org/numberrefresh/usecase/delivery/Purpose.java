package org.numberrefresh.usecase.delivery;

/** Why an app is called about numbers. */
enum Purpose {
  /** It is asked to unbind them. */
  UNBIND("unbind"),
  /** It is told that they were withdrawn: it need not do anything more. */
  CANCEL("cancel");

  private final String type;

  Purpose(String type) {
    this.type = type;
  }

  /** The type of the call's body. */
  String type() {
    return type;
  }
}
