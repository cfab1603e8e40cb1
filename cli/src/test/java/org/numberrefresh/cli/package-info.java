/** The command line as its users meet it: as a process, against a whole system. */
package org.numberrefresh.cli;
