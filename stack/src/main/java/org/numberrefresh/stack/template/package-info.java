/**
 * Reads the template that describes the system. What it does not understand is an error, never passed over in silence:
 * what runs here is what is deployed.
 */
package org.numberrefresh.stack.template;
