/** {@code ./run rotate-keys}: the keys that numbers are hidden with are changed under a system at work. */
package org.numberrefresh.simulation.rotation;
