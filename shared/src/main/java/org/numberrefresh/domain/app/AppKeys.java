package org.numberrefresh.domain.app;

/**
 * What an app shares with the platform: secrets that calls to it are signed with, and a key that digests are made with.
 *
 * @param version how often they were changed, from 0; a change counts only over the version it was made from
 * @param signing its signing secrets
 * @param digests the versions of its digest key
 */
public record AppKeys(int version, SigningSecrets signing, DigestVersions digests) {

  /** Those of an app that is registered now. */
  public static AppKeys first(SigningSecrets signing) {
    return new AppKeys(0, signing, DigestVersions.FIRST);
  }

  /** These with other signing secrets. */
  public AppKeys with(SigningSecrets next) {
    return new AppKeys(version + 1, next, digests);
  }

  /** These with other versions of the digest key. */
  public AppKeys with(DigestVersions next) {
    return new AppKeys(version + 1, signing, next);
  }
}
