/** Questions about single numbers, which are read from a file or from standard input, never from arguments. */
package org.numberrefresh.cli.number;
