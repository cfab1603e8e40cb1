/**
 * Phone numbers, the numbering plan that they must fit, and the tokens that stand for them in a store.
 *
 * <p>Start at {@link PhoneNumber}.
 */
package org.numberrefresh.domain.phone;
