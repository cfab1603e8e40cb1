/** Takes orders, reports, restorations and cancellations. Start at {@link IntakeFunction}. */
package org.numberrefresh.function.intake;
