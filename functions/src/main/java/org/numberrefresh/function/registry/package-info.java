/** Serves operators: registration, health, redrives, replays and keys. Start at {@link RegistryFunction}. */
package org.numberrefresh.function.registry;
