/** Benchmarks: they measure and print; what they should find is written beside what they found, and never asserted. */
package org.numberrefresh.bench;
