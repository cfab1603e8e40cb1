package org.numberrefresh.domain.app;

import java.util.List;
import org.numberrefresh.domain.app.UnfitProfile.Rule;

/** The encoding of the bodies of signed calls, as an app takes them. */
public enum BodyEncoding {
  /** JSON as it is. */
  IDENTITY(List.of()),
  /** JSON, compressed by gzip (RFC 1952). */
  GZIP(List.of("gzip"));

  private final List<String> accepted;

  BodyEncoding(List<String> accepted) {
    this.accepted = accepted;
  }

  /** The encodings that an app of this one accepts beside JSON as it is, by their names in {@code Content-Encoding}. */
  public List<String> accepted() {
    return accepted;
  }

  /**
   * The best encoding among those that an app accepts.
   *
   * @throws UnfitProfile where another than gzip is listed
   */
  public static BodyEncoding of(List<String> accepted) {
    if (!GZIP.accepted.containsAll(accepted)) {
      throw new UnfitProfile(Rule.ENCODING_UNKNOWN);
    }
    return accepted.isEmpty() ? IDENTITY : GZIP;
  }
}
