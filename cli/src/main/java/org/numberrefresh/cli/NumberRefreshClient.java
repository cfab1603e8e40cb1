package org.numberrefresh.cli;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.numberrefresh.cli.session.ClientTexts;
import org.numberrefresh.cli.session.Environment;

/** The command line as a process. */
public final class NumberRefreshClient {

  private NumberRefreshClient() {}

  public static void main(String... arguments) {
    boolean terminal =
        Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent()
            && !"dumb".equals(System.getenv("TERM"));
    var environment = new Environment(System.getenv(), System.in, terminal, ClientTexts.of(System.getenv()));
    PrintWriter out = utf8(new FileOutputStream(FileDescriptor.out));
    PrintWriter err = utf8(new FileOutputStream(FileDescriptor.err));
    int code = ClientCommandLine.of(environment, out, err).execute(arguments);
    out.flush();
    err.flush();
    System.exit(code);
  }

  private static PrintWriter utf8(OutputStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), false);
  }
}
