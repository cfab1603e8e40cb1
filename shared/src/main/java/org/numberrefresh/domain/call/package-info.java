/** The calls to apps: what they are asked, and what their answers mean. */
package org.numberrefresh.domain.call;
