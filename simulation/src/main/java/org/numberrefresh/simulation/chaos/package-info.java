/**
 * The stack killed at random moments and started again on what it left, time after time. In the end every pair, event,
 * push and appeal is held against the truth.
 */
package org.numberrefresh.simulation.chaos;
