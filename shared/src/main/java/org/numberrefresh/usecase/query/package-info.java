/**
 * Answers carriers and apps: orders, results, status, grade, release gate, recycling check.
 *
 * <p>Start at {@link Queries}.
 */
package org.numberrefresh.usecase.query;
