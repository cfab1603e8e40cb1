/** Progress of a change of the keys: its parts, which stand in the index of what is due. Start at {@link RekeyPart}. */
package org.numberrefresh.domain.rekey;
