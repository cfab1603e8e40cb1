/** Parties that call the system, their OAuth clients, their limits and their scopes. Start at {@link Party}. */
package org.numberrefresh.domain.access;
