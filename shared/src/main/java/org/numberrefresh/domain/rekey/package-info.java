/** How far a change of the token keys has moved the records of numbers. */
package org.numberrefresh.domain.rekey;
