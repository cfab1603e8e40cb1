/** The needs of every command: the client's profile, calls of the API, output in two languages, and exit codes. */
package org.numberrefresh.cli.session;
