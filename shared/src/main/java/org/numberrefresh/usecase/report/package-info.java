/** Takes a carrier's reports on its numbers: activations, ports, resales. */
package org.numberrefresh.usecase.report;
