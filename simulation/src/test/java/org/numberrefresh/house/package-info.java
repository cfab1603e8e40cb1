/** Rules that hold for the sources of all modules together. */
package org.numberrefresh.house;
