/**
 * A stack as those meet it who are outside: its process, the carrier, the operator and the apps, and what each of them
 * can tell.
 */
package org.numberrefresh.simulation.session;
