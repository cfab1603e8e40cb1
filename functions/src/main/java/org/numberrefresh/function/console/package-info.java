/**
 * Serves the console: a page for counters, carriers, operators and app providers, which uses the API like any client.
 * Start at {@link ConsoleFunction}.
 *
 * <p>Decision: docs/decisions.md#the-console-is-made-with-preact-pico-and-chartjs
 */
package org.numberrefresh.function.console;
