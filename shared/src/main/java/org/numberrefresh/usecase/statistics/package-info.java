/** Tells carriers and operators how apps answer. Start at {@link Coverage}. */
package org.numberrefresh.usecase.statistics;
