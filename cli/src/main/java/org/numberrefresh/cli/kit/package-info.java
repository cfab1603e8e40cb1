/** The conformance kit of app providers: it plays the hub against an endpoint, and says what to mend. */
package org.numberrefresh.cli.kit;
