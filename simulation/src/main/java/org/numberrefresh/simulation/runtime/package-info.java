/** A function in Lambda's own Java runtime: a process, the API that hands it events, its secret. */
package org.numberrefresh.simulation.runtime;
