/**
 * The world outside the hub, simulated: apps that are asked over real HTTP and answer each in their own way, and the
 * synthetic numbers they are asked about. It shares no code with the hub, so that what both agree on is the wire
 * contract.
 */
package org.numberrefresh.local.sim;
