/** Security events of OpenID RISC, and the keys they are signed with. */
package org.numberrefresh.domain.risc;
