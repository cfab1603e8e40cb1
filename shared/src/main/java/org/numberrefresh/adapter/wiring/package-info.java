/** Builds the collaborators of a use case from the platform of a function. Start at {@link Wiring}. */
package org.numberrefresh.adapter.wiring;
