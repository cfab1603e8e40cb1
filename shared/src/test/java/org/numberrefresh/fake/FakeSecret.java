package org.numberrefresh.fake;

import org.numberrefresh.domain.key.KeySource;

/** The secret of the keys in memory. */
public final class FakeSecret implements KeySource {

  private String value = "a root secret that only the tests know";
  private boolean away;

  /** Lets it be out of reach, or within it again. */
  public synchronized void away(boolean isAway) {
    away = isAway;
  }

  @Override
  public synchronized String read() {
    if (away) {
      throw new IllegalStateException("The secret is out of reach.");
    }
    return value;
  }

  @Override
  public synchronized boolean replace(String read, String next) {
    boolean asRead = value.equals(read);
    value = asRead ? next : value;
    return asRead;
  }
}
