package org.numberrefresh.cli.profile;

import java.util.concurrent.Callable;
import org.numberrefresh.cli.session.ExitCode;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the completion script of bash and zsh. */
@Command(name = "completion")
public final class CompletionCommand implements Callable<Integer> {

  @Spec private CommandSpec command = CommandSpec.create();

  @Override
  public Integer call() {
    CommandLine root = command.root().commandLine();
    String script = AutoComplete.bash(root.getCommandName(), root);
    command.commandLine().getOut().print(script);
    command.commandLine().getOut().flush();
    return ExitCode.DONE;
  }
}
