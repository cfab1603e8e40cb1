/** The work of operators: apps, carriers, number ranges, reports. */
package org.numberrefresh.cli.operator;
