/** Reads command lines and explains them, in the same way for every command. */
package org.numberrefresh.simulation.cli;
