package org.numberrefresh.simulation.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The most memory that the stack ever held, its stores included, the simulated apps not. */
public final class StackMemory {

  private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");
  private static final String SIMULATOR = "org.numberrefresh.simulation.apps.Simulator";

  private StackMemory() {}

  /** In MB; empty where the operating system does not tell. */
  public static OptionalLong peak(ProcessHandle stack) {
    if (!Files.exists(Path.of("/proc/self/status"))) {
      return OptionalLong.empty();
    }
    long kilobytes =
        Stream.concat(Stream.of(stack), stack.descendants())
            .filter(process -> !process.info().commandLine().orElse("").contains(SIMULATOR))
            .mapToLong(StackMemory::peakOf)
            .sum();
    return OptionalLong.of(kilobytes / 1024);
  }

  private static long peakOf(ProcessHandle process) {
    try {
      String status = Files.readString(Path.of("/proc/" + process.pid() + "/status"));
      Matcher matcher = PEAK.matcher(status);
      return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
    } catch (IOException e) {
      return 0;
    }
  }
}
