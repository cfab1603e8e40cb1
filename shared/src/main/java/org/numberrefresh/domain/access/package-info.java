/** Parties that call the system, their OAuth clients, and the scopes of a token. Start at {@link Party}. */
package org.numberrefresh.domain.access;
