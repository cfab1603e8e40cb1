package org.numberrefresh.domain.key;

import java.security.SecureRandom;

/**
 * The keys of the system, one tool for each use.
 *
 * @param ring the keys themselves
 * @param tokens look numbers up
 * @param sealer seals stored values
 * @param numbers seals the numbers of a batch
 * @param refs name a pair to its app
 * @param digests name a number to a blinded app
 * @param fingerprints tell a repeated request from another one
 */
public record Keys(
    KeyRing ring,
    Tokens tokens,
    Sealer sealer,
    SealedNumbers numbers,
    Refs refs,
    Digests digests,
    Fingerprints fingerprints) {

  /** The tools of a ring. */
  public static Keys of(KeyRing ring, SecureRandom random) {
    Sealer sealer = new Sealer(ring, random);
    return new Keys(
        ring,
        new Tokens(ring),
        sealer,
        new SealedNumbers(sealer),
        new Refs(ring),
        new Digests(ring),
        new Fingerprints(ring));
  }
}
