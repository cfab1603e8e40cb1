/** The edge of every function: requests, answers, errors, languages, logs. */
package org.numberrefresh.function.api;
