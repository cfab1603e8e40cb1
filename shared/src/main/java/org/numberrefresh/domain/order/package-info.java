/** Orders: one submission of a carrier each, and its state. Start at {@link Order}. */
package org.numberrefresh.domain.order;
