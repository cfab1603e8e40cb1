/** The errors that a caller is told: codes, statuses and lines. */
package org.numberrefresh.problem;
