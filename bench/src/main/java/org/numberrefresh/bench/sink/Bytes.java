package org.numberrefresh.bench.sink;

/** Search in bytes. */
final class Bytes {

  private Bytes() {}

  /** The place of a pattern in the first bytes of an array, from a place on; -1 if it is not there. */
  static int find(byte[] bytes, int length, byte[] pattern, int from) {
    for (int i = from; i <= length - pattern.length; i++) {
      if (bytes[i] == pattern[0] && matches(bytes, pattern, i)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean matches(byte[] bytes, byte[] pattern, int at) {
    for (int i = 1; i < pattern.length; i++) {
      if (bytes[at + i] != pattern[i]) {
        return false;
      }
    }
    return true;
  }
}
