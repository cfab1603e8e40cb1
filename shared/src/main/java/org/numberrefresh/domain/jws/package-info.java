/** The keys of JSON Web Signatures and the signing with them. Start at {@link JwsSigning}. */
package org.numberrefresh.domain.jws;
