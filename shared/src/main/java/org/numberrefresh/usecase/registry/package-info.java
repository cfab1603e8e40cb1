/** Registers carriers, number ranges and apps, checks endpoints, and shows how apps do. Start at {@link Registry}. */
package org.numberrefresh.usecase.registry;
