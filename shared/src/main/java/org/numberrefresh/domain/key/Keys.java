package org.numberrefresh.domain.key;

import java.security.SecureRandom;

/**
 * What the keys are used for.
 *
 * @param ring the keys themselves
 * @param tokens to look numbers up
 * @param sealer to seal what is stored
 * @param numbers to seal the numbers of a batch
 * @param refs to let apps answer
 * @param digests to tell blinded apps of a number
 * @param fingerprints to tell whether a request is a repeat
 */
public record Keys(
    KeyRing ring,
    Tokens tokens,
    Sealer sealer,
    SealedNumbers numbers,
    Refs refs,
    Digests digests,
    Fingerprints fingerprints) {

  /** The uses of a ring. */
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
