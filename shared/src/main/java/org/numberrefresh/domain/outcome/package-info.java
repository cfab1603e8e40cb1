/** The outcomes of a number at an app: their order, how they rise, and their outward form. */
package org.numberrefresh.domain.outcome;
