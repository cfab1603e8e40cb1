/** Takes the reports of carriers on their numbers: activations, ports, resales. Start at {@link NumberReports}. */
package org.numberrefresh.usecase.report;
