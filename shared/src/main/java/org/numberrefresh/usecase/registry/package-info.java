/** Registers carriers, ranges and apps, checks endpoints, and shows how apps do. */
package org.numberrefresh.usecase.registry;
