/**
 * Erases numbers.
 *
 * <p>Start at {@link EraseNumbers}.
 */
package org.numberrefresh.usecase.erasure;
