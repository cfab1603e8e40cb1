/** The parties that call the system, their OAuth clients and scopes. */
package org.numberrefresh.domain.access;
