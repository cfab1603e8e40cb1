/** The edge of every function: requests, answers, errors, languages and logs. Start at {@link Edge}. */
package org.numberrefresh.function.api;
