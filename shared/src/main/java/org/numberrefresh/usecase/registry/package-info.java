/**
 * Registers carriers, number ranges and apps, checks endpoints, and shows the state of apps. Start at {@link Registry}.
 */
package org.numberrefresh.usecase.registry;
