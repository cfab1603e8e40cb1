/** Answers the routes that only operators of a local stack have. */
package org.numberrefresh.stack.local;
