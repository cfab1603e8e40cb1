/** The apps that take part: their registration, their keys, and the port they are called through. */
package org.numberrefresh.domain.app;
