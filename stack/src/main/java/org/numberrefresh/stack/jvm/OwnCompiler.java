package org.numberrefresh.stack.jvm;

import java.lang.management.ManagementFactory;
import java.util.List;

/**
 * The compiler options of this JVM, handed on to the processes that it starts. A process that lives for a minute gains
 * nothing from the second compiler.
 */
public final class OwnCompiler {

  private OwnCompiler() {}

  /** The options; none if this JVM was given none. */
  public static List<String> options() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("-XX:TieredStopAtLevel="))
        .toList();
  }
}
