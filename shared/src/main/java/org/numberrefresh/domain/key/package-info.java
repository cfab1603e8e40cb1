/** Keys that numbers are hidden with: tokens, seals, refs, digests and fingerprints. Start at {@link Keys}. */
package org.numberrefresh.domain.key;
