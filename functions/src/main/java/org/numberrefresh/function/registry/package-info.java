/** Serves operators: registration, health, replays, keys. */
package org.numberrefresh.function.registry;
