/** Tells which JDK and which compiler options this JVM runs with. */
package org.numberrefresh.stack.jvm;
