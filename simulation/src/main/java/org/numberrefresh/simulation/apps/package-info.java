/**
 * The world outside the hub, simulated: apps that are asked over real HTTP and answer each in their own way. It shares
 * no code with the hub but the synthetic numbers, so that what both agree on is the wire contract.
 */
package org.numberrefresh.simulation.apps;
