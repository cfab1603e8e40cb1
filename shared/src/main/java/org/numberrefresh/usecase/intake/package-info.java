/** Takes an order: judges its lines, cuts batches, claims numbers, stores and commits. Start at {@link Intake}. */
package org.numberrefresh.usecase.intake;
