/** The command line of carriers, operators and app providers. It knows the public API only. */
package org.numberrefresh.cli;
