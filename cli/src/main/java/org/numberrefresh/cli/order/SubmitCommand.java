package org.numberrefresh.cli.order;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.numberrefresh.cli.order.Submission.Totals;
import org.numberrefresh.cli.session.Api;
import org.numberrefresh.cli.session.ClientFailure;
import org.numberrefresh.cli.session.ClientOptions;
import org.numberrefresh.cli.session.ExitCode;
import org.numberrefresh.cli.session.Voice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Submits a file of numbers. */
@Command(name = "submit")
public final class SubmitCommand implements Callable<Integer> {

  private static final String STANDARD_INPUT = "-";
  private static final int MOST = 10_000;

  @Mixin private ClientOptions options = new ClientOptions();

  @Parameters(paramLabel = "FILE", descriptionKey = "numbersFile")
  private String file = STANDARD_INPUT;

  @Option(names = "--apps", paramLabel = "ID", split = ",")
  private List<String> apps = List.of("all");

  @Option(names = "--mode", paramLabel = "MODE")
  private Optional<Mode> mode = Optional.empty();

  @Option(names = "--rejected", paramLabel = "FILE")
  private Optional<Path> rejected = Optional.empty();

  @Option(names = "--order-size", paramLabel = "LINES")
  private int size = MOST;

  /** Before resale, or for a new subscriber. */
  enum Mode {
    BATCH,
    ACTIVE
  }

  @Override
  public Integer call() {
    Voice voice = options.voice();
    Optional<Path> rejections = rejectedFile();
    if (size < 1 || size > MOST) {
      throw ClientFailure.misuse(voice.texts().text("submit.size", MOST, size));
    }
    try (var input = new CountedInput(open());
        var numbers = new NumbersFile(new InputStreamReader(input, StandardCharsets.UTF_8.newDecoder()))) {
      List<String> header =
          numbers
              .next()
              .map(NumbersFile.Row::fields)
              .orElseThrow(() -> ClientFailure.misuse(voice.texts().text("submit.empty")));
      LineColumns columns = LineColumns.of(header, voice.texts());
      try (var lines = new RejectionsFile(rejections, columns.names())) {
        var submission =
            new Submission(options.api(), voice, frame(columns), size, options.profileFile().submissionKey());
        return end(voice, run(submission, voice, sofar -> draw(voice, input, sofar), numbers, columns, lines), lines);
      }
    } catch (NumbersFile.LineTooLong e) {
      throw ClientFailure.misuse(voice.texts().text("submit.tooLong", e.line()));
    } catch (CharacterCodingException e) {
      throw ClientFailure.misuse(voice.texts().text("submit.notUtf8", file));
    } catch (IOException e) {
      throw ClientFailure.misuse(voice.texts().text("error.unreadable", file, e.getClass().getSimpleName()));
    }
  }

  private static Totals run(
      Submission submission,
      Voice voice,
      Submission.Listener listener,
      NumbersFile numbers,
      LineColumns columns,
      RejectionsFile lines)
      throws IOException {
    try {
      return submission.run(numbers, columns, lines, listener);
    } catch (ClientFailure failure) {
      voice.note("submit.continue");
      throw failure;
    } finally {
      voice.erase();
    }
  }

  private static boolean isSame(Path one, Path other) {
    try {
      if (Files.exists(one) && Files.exists(other)) {
        return Files.isSameFile(one, other);
      }
      return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
    } catch (IOException e) {
      return true;
    }
  }

  private Optional<Path> rejectedFile() {
    if (rejected.filter(other -> isSame(other, Path.of(file))).isPresent()) {
      throw ClientFailure.misuse(options.texts().text("submit.sameFile", file));
    }
    return file.equals(STANDARD_INPUT)
        ? rejected
        : rejected.or(() -> Optional.of(Path.of(file.replaceFirst("\\.csv$", "") + ".rejected.csv")));
  }

  private InputStream open() throws IOException {
    return file.equals(STANDARD_INPUT) ? options.environment().in() : Files.newInputStream(Path.of(file));
  }

  private ObjectNode frame(LineColumns columns) {
    ObjectNode frame = Api.object().put("mode", mode.map(Mode::name).orElse(columns.mode()));
    var asked = frame.putArray("apps");
    apps.forEach(asked::add);
    return frame;
  }

  private void draw(Voice voice, CountedInput input, Totals sofar) {
    double share = share(input.count());
    voice.draw(ProgressBar.of(share) + " " + voice.texts().text("submit.progress", sofar.accepted(), sofar.rejected()));
  }

  private double share(long read) {
    try {
      return file.equals(STANDARD_INPUT) ? 0 : Math.min(1, (double) read / Math.max(1, Files.size(Path.of(file))));
    } catch (IOException e) {
      return 0;
    }
  }

  private int end(Voice voice, Totals totals, RejectionsFile lines) {
    voice.say("submit.done", totals.accepted(), totals.orders(), totals.rejected());
    if (lines.count() == 0) {
      return ExitCode.DONE;
    }
    rejectedFile()
        .ifPresentOrElse(
            where -> voice.note("submit.rejected", lines.count(), where),
            () -> voice.note("submit.rejectedUnsaved", lines.count()));
    return ExitCode.REJECTED_LINES;
  }
}
