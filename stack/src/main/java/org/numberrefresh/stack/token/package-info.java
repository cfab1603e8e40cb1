/** Issues access tokens to OAuth clients, and publishes the keys that sign them. */
package org.numberrefresh.stack.token;
