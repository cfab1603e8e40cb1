/**
 * {@code ./run conform}: the tests of adapters and of the whole system on another implementation of AWS's interfaces.
 */
package org.numberrefresh.simulation.conform;
