/**
 * Takes results that come later, hands tasks to apps that poll, publishes the keys of security events.
 *
 * <p>Start at {@link ResultsFunction}.
 */
package org.numberrefresh.function.results;
