/**
 * Apps that take part: their registration, their keys, and the port through which they are called.
 *
 * <p>Start at {@link App}.
 */
package org.numberrefresh.domain.app;
