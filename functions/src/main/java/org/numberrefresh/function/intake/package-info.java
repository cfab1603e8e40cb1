/** Takes orders, reports, restorations and cancellations. */
package org.numberrefresh.function.intake;
