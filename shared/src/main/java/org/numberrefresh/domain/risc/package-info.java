/** The keys of security events of OpenID RISC, and the signing with them. Start at {@link EventSigning}. */
package org.numberrefresh.domain.risc;
