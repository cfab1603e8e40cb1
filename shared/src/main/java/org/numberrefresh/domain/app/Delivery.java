package org.numberrefresh.domain.app;

/** How an app takes part. */
public enum Delivery {
  /** It is called at its endpoint. */
  PUSH,
  /** It has no endpoint: it asks for its tasks. */
  PULL,
  /** It is sent security events of OpenID RISC at its endpoint. They cannot be taken back. */
  RISC
}
