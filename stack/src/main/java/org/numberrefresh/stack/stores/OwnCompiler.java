package org.numberrefresh.stack.stores;

import java.lang.management.ManagementFactory;
import java.util.List;

/**
 * How this JVM was told to compile, for the processes that it starts: what lives for a minute gains nothing from the
 * second compiler, which takes the first one's time.
 */
public final class OwnCompiler {

  private OwnCompiler() {}

  /** The options, none where nothing was told. */
  public static List<String> options() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("-XX:TieredStopAtLevel="))
        .toList();
  }
}
