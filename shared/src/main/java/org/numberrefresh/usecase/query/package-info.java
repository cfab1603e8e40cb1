/** Answers carriers and apps: orders, results, status, grade, release gate, recycling check. */
package org.numberrefresh.usecase.query;
