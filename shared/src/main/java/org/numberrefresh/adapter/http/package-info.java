/** Calls to apps over HTTPS, to checked addresses only, bounded in time and size. Start at {@link HttpAppCaller}. */
package org.numberrefresh.adapter.http;
