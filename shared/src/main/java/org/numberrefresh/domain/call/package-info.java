/** Calls to apps: what they are asked, what their answers mean, and the port to them. Start at {@link AppCalls}. */
package org.numberrefresh.domain.call;
