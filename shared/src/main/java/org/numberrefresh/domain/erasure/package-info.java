/**
 * The traces of erased numbers.
 *
 * <p>Start at {@link Erasure}.
 */
package org.numberrefresh.domain.erasure;
