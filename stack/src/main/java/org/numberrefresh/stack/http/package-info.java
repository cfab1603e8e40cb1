/** Answers HTTP as API Gateway does: routes, authorizers and events around the functions. */
package org.numberrefresh.stack.http;
