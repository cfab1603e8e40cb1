package org.numberrefresh.domain.key;

/** Where the secret that all keys follow from is stored. */
public interface KeySource {

  /** Reads it. */
  String read();

  /**
   * Writes it over what was read.
   *
   * @return whether it was written; not where another write came first
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
