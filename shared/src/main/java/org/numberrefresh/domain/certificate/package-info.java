/** Certificates: what a number's present holder can show of its past. Start at {@link Certificate}. */
package org.numberrefresh.domain.certificate;
