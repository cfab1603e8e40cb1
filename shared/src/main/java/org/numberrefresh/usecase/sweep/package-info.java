/** Queues everything whose time has come, once a minute. */
package org.numberrefresh.usecase.sweep;
