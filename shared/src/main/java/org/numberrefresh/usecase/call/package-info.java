/**
 * Calls one app about some numbers, within the limits that all workers share: start times, places, circuit, pause.
 *
 * <p>Start at {@link AppRun}.
 */
package org.numberrefresh.usecase.call;
