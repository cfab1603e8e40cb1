/**
 * The traces of erased numbers, and the wishes to erase some.
 *
 * <p>Start at {@link Erasure}.
 */
package org.numberrefresh.domain.erasure;
