/** Checks the access token of a request and names its caller. */
package org.numberrefresh.function.authorize;
