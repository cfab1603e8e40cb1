package org.numberrefresh.cli.number;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.Callable;
import org.numberrefresh.cli.session.Api;
import org.numberrefresh.cli.session.ClientOptions;
import org.numberrefresh.cli.session.Voice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Tells grade and release gate of numbers. */
@Command(name = "grade")
public final class GradeCommand implements Callable<Integer> {

  private static final int MOST = 500;

  @Mixin private ClientOptions options = new ClientOptions();
  @Mixin private NumberList numbers = new NumberList();

  @Override
  public Integer call() {
    Voice voice = options.voice();
    List<String> asked = numbers.read(options);
    ObjectNode found = NumberQuestions.ask(options.api(), "numbers/retrieve-grade", asked, MOST, Api.object());
    if (!voice.json()) {
      voice.show(found.path("numbers"));
    }
    return StatusCommand.tell(voice, voice.json() ? found : found.without("numbers"), "status.rejected");
  }
}
