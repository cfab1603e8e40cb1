/** How many numbers a carrier may ask of in a day, counted in leased blocks. */
package org.numberrefresh.domain.quota;
