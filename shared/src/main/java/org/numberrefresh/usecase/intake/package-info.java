/** Takes an order: judges its lines, cuts batches, claims numbers, stores and commits. */
package org.numberrefresh.usecase.intake;
