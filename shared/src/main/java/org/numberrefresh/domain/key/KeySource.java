package org.numberrefresh.domain.key;

/** The store of the secret that all keys follow from. */
public interface KeySource {

  /** Reads it. */
  String read();

  /**
   * Writes the next secret over the one that was read.
   *
   * @return true if it was written; false if another write came first
   */
  boolean replace(String read, String next);

  /** A secret that never changes. */
  static KeySource fixed(String secret) {
    return new KeySource() {
      @Override
      public String read() {
        return secret;
      }

      @Override
      public boolean replace(String read, String next) {
        throw new UnsupportedOperationException("This secret never changes.");
      }
    };
  }
}
