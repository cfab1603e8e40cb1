/** The messages that apps are sent and the answers that they give, as bytes. */
package org.numberrefresh.adapter.app;
