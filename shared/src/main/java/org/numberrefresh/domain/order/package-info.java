/** Orders: what one submission of a carrier asked for, and its state. */
package org.numberrefresh.domain.order;
