/** JSON forms that the store and the contract share. */
package org.numberrefresh.adapter.json;
