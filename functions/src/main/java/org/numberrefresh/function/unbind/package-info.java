/** Calls the apps whose tasks the queues name. */
package org.numberrefresh.function.unbind;
