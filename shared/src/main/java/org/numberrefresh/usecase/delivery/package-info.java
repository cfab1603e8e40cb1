/** Brings tasks to apps and answers back: calls, polls, events, and results that come later. */
package org.numberrefresh.usecase.delivery;
