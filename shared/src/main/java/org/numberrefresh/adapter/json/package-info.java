/** JSON forms that the store and the contract share. Start at {@link ProfileJson}. */
package org.numberrefresh.adapter.json;
