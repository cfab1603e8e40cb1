package org.numberrefresh.fake;

import java.security.SecureRandom;
import java.util.SplittableRandom;

/** Chance that is the same in every run. */
public final class SeededRandom extends SecureRandom {

  private static final long serialVersionUID = 1;

  private final transient SplittableRandom source;

  public SeededRandom(long seed) {
    this.source = new SplittableRandom(seed);
  }

  @Override
  public synchronized void nextBytes(byte[] bytes) {
    source.nextBytes(bytes);
  }
}
