/** Contracts of the ports: run against the fakes of this module, and against the adapters in module simulation. */
package org.numberrefresh.contract;
