/**
 * The demo: a whole system started, two orders sent through it as a carrier would, every outcome held against what the
 * apps say they answered.
 */
package org.numberrefresh.simulation.demo;
