/** Counts how often an app that does not take part is asked for. Start at {@link AskForApps}. */
package org.numberrefresh.usecase.demand;
