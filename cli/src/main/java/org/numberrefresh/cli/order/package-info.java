/** Orders: submitting files, watching, results, asking again. */
package org.numberrefresh.cli.order;
