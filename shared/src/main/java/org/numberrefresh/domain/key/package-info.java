/** The keys that numbers are hidden with: tokens, seals, references, digests, fingerprints. */
package org.numberrefresh.domain.key;
