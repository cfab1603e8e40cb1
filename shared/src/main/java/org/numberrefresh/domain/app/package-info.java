/**
 * Apps that take part: their registration, their keys, and how often a call is tried again.
 *
 * <p>Start at {@link App}.
 */
package org.numberrefresh.domain.app;
