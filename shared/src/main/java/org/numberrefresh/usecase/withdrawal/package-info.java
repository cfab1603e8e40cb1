/** Withdraws numbers: a cancelled order, a restored number, a life that another one ends. */
package org.numberrefresh.usecase.withdrawal;
