/**
 * Parties that call the system, their OAuth clients, the limit of each client's calls, and the scopes of a token. Start
 * at {@link Party}.
 */
package org.numberrefresh.domain.access;
