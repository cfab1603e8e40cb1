package org.numberrefresh.domain.app;

/**
 * The secrets that an app shares with the platform: those that sign calls to it, and the key that makes its digests.
 *
 * @param version count of their changes, from 0; a change counts only over the version it was made from
 * @param signing its signing secrets
 * @param digests the versions of its digest key
 */
public record AppKeys(int version, SigningSecrets signing, DigestVersions digests) {

  /** The keys of an app that is registered now. */
  public static AppKeys first(SigningSecrets signing) {
    return new AppKeys(0, signing, DigestVersions.FIRST);
  }

  /** These keys with other signing secrets. */
  public AppKeys with(SigningSecrets next) {
    return new AppKeys(version + 1, next, digests);
  }

  /** These keys with other versions of the digest key. */
  public AppKeys with(DigestVersions next) {
    return new AppKeys(version + 1, signing, next);
  }
}
