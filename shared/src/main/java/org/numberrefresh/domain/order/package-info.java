/** Orders: one submission of a carrier each, and whether it counts. Start at {@link Order}. */
package org.numberrefresh.domain.order;
