/**
 * Brings a SAM template to life in one JVM, around the same handlers that run on Lambda. {@link
 * org.numberrefresh.stack.Application} holds the hooks of the application that the template describes.
 */
package org.numberrefresh.stack;
