/** Phone numbers that nobody was given: the one source of numbers for tests, simulation, demo and benchmarks. */
package org.numberrefresh.synthetic;
