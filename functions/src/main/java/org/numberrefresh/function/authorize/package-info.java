/** Checks the access token of a request and names its caller. Start at {@link AuthorizeFunction}. */
package org.numberrefresh.function.authorize;
