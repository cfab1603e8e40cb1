package org.numberrefresh.simulation.apps;

/**
 * One question to an app. The number itself is not kept.
 *
 * @param ref the reference that the answer carries
 * @param subject the hash of the number or of its digest
 * @param cutOff the hash of {@code boundBefore}
 */
record AppQuestion(String ref, long subject, long cutOff) {}
