/**
 * Records of numbers: their lives, who serves them, and who may claim them for an order.
 *
 * <p>Start at {@link NumberRecord}.
 */
package org.numberrefresh.domain.number;
