/** Phone numbers, the numbering plan they must fit, and the tokens they are looked up by. */
package org.numberrefresh.domain.phone;
