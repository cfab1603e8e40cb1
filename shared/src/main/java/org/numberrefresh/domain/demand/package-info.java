/** Apps that carriers ask for and that do not take part. Start at {@link Demands}. */
package org.numberrefresh.domain.demand;
