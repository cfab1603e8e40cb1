/** Carriers, their number ranges and their daily limits. */
package org.numberrefresh.domain.carrier;
