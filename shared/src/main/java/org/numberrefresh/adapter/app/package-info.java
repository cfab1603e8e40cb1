/**
 * Everything that apps are told and answer, as bytes: signed calls, security events, and results.
 *
 * <p>Start at {@link HttpAppCalls}.
 */
package org.numberrefresh.adapter.app;
