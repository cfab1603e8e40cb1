/** Builds the collaborators of a use case from a function's platform. */
package org.numberrefresh.adapter.wiring;
