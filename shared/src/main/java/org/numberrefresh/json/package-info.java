/** JSON as text, and the strict reading of bodies from outside. */
package org.numberrefresh.json;
