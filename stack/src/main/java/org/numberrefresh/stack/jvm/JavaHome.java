package org.numberrefresh.stack.jvm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Notes which JDK Maven chose, so that {@code ./run} starts the same one. The build runs it. */
public final class JavaHome {

  private JavaHome() {}

  public static void main(String[] args) throws IOException {
    Files.writeString(Path.of(args[0]), System.getProperty("java.home"));
  }
}
