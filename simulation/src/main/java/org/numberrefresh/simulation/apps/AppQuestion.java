package org.numberrefresh.simulation.apps;

/**
 * One question to an app. The number itself is not kept.
 *
 * @param ref the reference that the answer carries
 * @param subject the hash of the number or of its digest
 * @param cutOff the hash of {@code boundBefore}; 0 if it is an appeal
 * @param appeal true if the app is to decide on an appeal
 */
record AppQuestion(String ref, long subject, long cutOff, boolean appeal) {

  /** A number to unbind. */
  AppQuestion(String ref, long subject, long cutOff) {
    this(ref, subject, cutOff, false);
  }

  /** An appeal to decide on. */
  static AppQuestion appeal(String ref, long subject) {
    return new AppQuestion(ref, subject, 0, true);
  }
}
