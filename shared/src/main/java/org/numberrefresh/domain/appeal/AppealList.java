package org.numberrefresh.domain.appeal;

/**
 * A list of appeals: those that a carrier submitted, or those that an app decides on.
 *
 * @param reader the side that reads it
 * @param id the id of the carrier or the app
 */
public record AppealList(Reader reader, String id) {

  /** The sides that read lists. */
  public enum Reader {
    CARRIER,
    APP
  }

  /** The list of a carrier. */
  public static AppealList ofCarrier(String id) {
    return new AppealList(Reader.CARRIER, id);
  }

  /** The list of an app. */
  public static AppealList ofApp(String id) {
    return new AppealList(Reader.APP, id);
  }
}
