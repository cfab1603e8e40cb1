/** The samples that app providers are given. */
package org.numberrefresh.cli.kit;
