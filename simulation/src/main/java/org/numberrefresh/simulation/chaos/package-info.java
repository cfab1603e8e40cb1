/**
 * The stack killed at random moments and started again on what it left, time after time, and every pair held against
 * the truth in the end.
 */
package org.numberrefresh.simulation.chaos;
