package org.numberrefresh.domain.call;

import org.numberrefresh.domain.app.App;

/**
 * The space for items in the body of a call, or of an answer to an app that asks, in bytes. Calls and answers are cut
 * by it before they are written, so that no body is larger than its app takes. Each length is the greatest that JSON
 * without blanks can have.
 *
 * <p>Decision: docs/decisions.md#calls-are-cut-by-the-greatest-length-of-an-item
 */
public final class BodySize {

  /** All of a body beside its items. */
  private static final int FRAME = 1024;

  /** {@code {"ref"}} and a comma. */
  private static final int REF = 43;

  /** {@code {"ref", "phoneNumber", "boundBefore", "dueAt"}} and a comma. */
  private static final int PLAIN = 154;

  /** {@code {"ref", "phoneDigest", "keyId", "boundBefore", "dueAt"}} and a comma, beside the app's id in the key's. */
  private static final int BLINDED = 203;

  /**
   * The properties that an appeal has beside an item: {@code "appealId", "outcome", "reason", "appealReason",
   * "contactRef"} in the place of {@code "boundBefore"}. A character of the contact reference has three bytes at most.
   */
  private static final int APPEAL = 289;

  private final int forItems;
  private final int withdrawn;
  private final int asked;

  private BodySize(App app) {
    this.forItems = app.profile().delivery().limits().maxBodyBytes() - FRAME;
    this.withdrawn = REF;
    this.asked =
        switch (app.profile().delivery().numberForm()) {
          case E164 -> PLAIN;
          case BLINDED -> BLINDED + app.id().length();
        };
  }

  /** The bodies that an app takes. */
  public static BodySize of(App app) {
    return new BodySize(app);
  }

  /** Most numbers in a call to an app. */
  public static int mostItems(App app, Purpose purpose) {
    BodySize size = of(app);
    int item =
        switch (purpose) {
          case UNBIND -> size.asked;
          case APPEAL -> size.asked + APPEAL;
          case CANCEL -> size.withdrawn;
        };
    return Math.min(app.profile().delivery().maxItems(), size.forItems / item);
  }

  /**
   * Numbers that an answer still has room for.
   *
   * @param given the count of numbers that it asks about already
   * @param appeals the count of these that are appeals
   * @param told the count of withdrawn numbers that it tells
   * @return less than nothing where the withdrawn numbers do not fit
   */
  public int room(int given, int appeals, int told) {
    return Math.floorDiv(forItems - given * asked - appeals * APPEAL - told * withdrawn, asked);
  }
}
