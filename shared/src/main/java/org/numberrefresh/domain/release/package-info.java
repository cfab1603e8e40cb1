/** Release rules of carriers, and the gates of numbers that follow. Start at {@link ReleaseRule}. */
package org.numberrefresh.domain.release;
