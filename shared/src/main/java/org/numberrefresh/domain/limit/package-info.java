/** The limits on calls to an app: rate, places, circuit and pause, shared by all workers. */
package org.numberrefresh.domain.limit;
