/** Takes results that come later, and hands tasks to apps that poll. */
package org.numberrefresh.function.results;
