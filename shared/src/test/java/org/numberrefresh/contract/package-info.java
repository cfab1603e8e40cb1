/** What every implementation of a port must hold to: run against the fakes here and against the adapters in local. */
package org.numberrefresh.contract;
