/** Collaborators that every use case is built from. Start at {@link Core}. */
package org.numberrefresh.domain.core;
