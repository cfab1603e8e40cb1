/** Security events of OpenID RISC, and the keys that they are signed with. Start at {@link SecurityEvents}. */
package org.numberrefresh.domain.risc;
