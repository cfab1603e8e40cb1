/** Runs functions by rate and cron, and moves the clock. */
package org.numberrefresh.stack.schedule;
