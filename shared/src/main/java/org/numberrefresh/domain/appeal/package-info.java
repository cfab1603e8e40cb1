/** Appeals: a carrier objects to a final outcome for its subscriber. Start at {@link Objection}. */
package org.numberrefresh.domain.appeal;
