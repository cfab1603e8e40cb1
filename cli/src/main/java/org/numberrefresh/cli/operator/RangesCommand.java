package org.numberrefresh.cli.operator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import org.numberrefresh.cli.order.NumbersFile;
import org.numberrefresh.cli.order.NumbersFile.Row;
import org.numberrefresh.cli.session.Api;
import org.numberrefresh.cli.session.ClientFailure;
import org.numberrefresh.cli.session.ClientOptions;
import org.numberrefresh.cli.session.ExitCode;
import org.numberrefresh.cli.session.Voice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The table of number ranges: which carrier each was given to. */
@Command(name = "ranges", synopsisSubcommandLabel = "COMMAND")
public final class RangesCommand {

  private static final List<String> HEADER = List.of("prefix", "carrier");

  @Command(name = "put")
  int put(@Mixin ClientOptions options, @Parameters(paramLabel = "FILE", descriptionKey = "rangesFile") String file) {
    ObjectNode body = Api.object();
    body.set("ranges", read(options, file));
    options.voice().show(options.api().put("number-ranges", body).body());
    return ExitCode.DONE;
  }

  private static ArrayNode read(ClientOptions options, String file) {
    ArrayNode ranges = Api.JSON.createArrayNode();
    try (var rows = new NumbersFile(new StringReader(options.read(file)))) {
      if (!rows.next().map(Row::fields).filter(HEADER::equals).isPresent()) {
        throw ClientFailure.misuse(options.texts().text("ranges.header", file));
      }
      for (Optional<Row> row = rows.next(); row.isPresent(); row = rows.next()) {
        List<String> fields = row.get().fields();
        if (fields.size() != HEADER.size()) {
          throw ClientFailure.misuse(options.texts().text("ranges.line", file, row.get().line()));
        }
        ranges.addObject().put("prefix", fields.get(0)).put("carrier", fields.get(1));
      }
    } catch (IOException e) {
      throw ClientFailure.misuse(options.texts().text("error.unreadable", file, e.getClass().getSimpleName()));
    }
    return ranges;
  }

  @Command(name = "get")
  int get(@Mixin ClientOptions options, @Option(names = "--csv") boolean csv) {
    Voice voice = options.voice();
    JsonNode table = options.api().get("number-ranges").body();
    if (csv && !voice.json()) {
      voice.line(String.join(",", HEADER));
      table
          .path("ranges")
          .forEach(range -> voice.line(range.path("prefix").asText() + "," + range.path("carrier").asText()));
    } else {
      voice.show(table);
    }
    return ExitCode.DONE;
  }
}
