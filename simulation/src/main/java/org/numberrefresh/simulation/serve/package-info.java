/** Runs Number Refresh as an application of the local stack, with simulated apps beside it. */
package org.numberrefresh.simulation.serve;
