/** The carrier's feed of events, and its push. */
package org.numberrefresh.cli.feed;
