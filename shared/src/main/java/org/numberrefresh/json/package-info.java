/**
 * JSON as text, and the strict reading of bodies from outside: known fields, lengths, plain characters.
 *
 * <p>Start at {@link Json}.
 */
package org.numberrefresh.json;
