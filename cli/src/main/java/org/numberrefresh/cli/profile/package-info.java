/** The profiles of the user, and the completion of his shell. */
package org.numberrefresh.cli.profile;
