/** Days in China: working days and holidays, deadlines, and the ninety days of cooling. Start at {@link Deadlines}. */
package org.numberrefresh.domain.calendar;
