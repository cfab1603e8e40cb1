/** The pages for people: what they tell a reader to run is run, and what they point at exists. */
package org.numberrefresh.docs;
