/** The collaborators that every use case is built from. */
package org.numberrefresh.domain.core;
