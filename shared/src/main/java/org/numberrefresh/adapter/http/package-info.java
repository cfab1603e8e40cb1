/** Calls to apps over HTTPS, to checked addresses only. */
package org.numberrefresh.adapter.http;
