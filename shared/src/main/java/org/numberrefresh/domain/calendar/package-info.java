/** Days in China: working days and their holidays, deadlines, and the ninety days of cooling. */
package org.numberrefresh.domain.calendar;
