/** Takes appeals against outcomes, and tells carriers of them. Start at {@link Appealing}. */
package org.numberrefresh.usecase.appeal;
