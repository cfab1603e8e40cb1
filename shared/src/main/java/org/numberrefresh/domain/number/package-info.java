/** The record of a number: its lives, who serves it, and who may claim it. */
package org.numberrefresh.domain.number;
