/** Holds each function to what its policies in the template allow, as IAM does. */
package org.numberrefresh.stack.rights;
