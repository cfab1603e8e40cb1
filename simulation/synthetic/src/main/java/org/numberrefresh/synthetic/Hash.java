package org.numberrefresh.synthetic;

/** 64-bit hashes that are the same on every machine and in every run. */
public final class Hash {

  private Hash() {}

  /** FNV-1a, then mixed. */
  public static long of(String text) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    return mix(hash, 0);
  }

  /** The finaliser of SplitMix64 over both values. */
  public static long mix(long first, long second) {
    long mixed = first * 0x9e3779b97f4a7c15L + second;
    mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }
}
