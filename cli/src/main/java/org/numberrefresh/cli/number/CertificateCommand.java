package org.numberrefresh.cli.number;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.numberrefresh.cli.session.Api;
import org.numberrefresh.cli.session.ClientOptions;
import org.numberrefresh.cli.session.ExitCode;
import org.numberrefresh.cli.session.PrivateFiles;
import org.numberrefresh.cli.session.Voice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Gives a number's holder a certificate of its past. */
@Command(name = "certificate")
public final class CertificateCommand implements Callable<Integer> {

  @Mixin private ClientOptions options = new ClientOptions();
  @Mixin private NumberList number = new NumberList();

  @Option(names = "--holder-since", paramLabel = "TIME", required = true)
  private String holderSince = "";

  @Option(names = "--consent", paramLabel = "REF", required = true)
  private String consent = "";

  @Option(names = "--page", paramLabel = "FILE")
  private Optional<Path> page = Optional.empty();

  @Override
  public Integer call() {
    Voice voice = options.voice();
    ObjectNode body =
        Api.object()
            .put("phoneNumber", number.one(options))
            .put("holderSince", holderSince)
            .put("consent", consent)
            .put("language", voice.texts().language());
    JsonNode issued = options.api().post("numbers/certificate", body).body();
    page.ifPresent(file -> PrivateFiles.write(file, issued.path("page").asText(), voice.texts()));
    if (voice.json()) {
      voice.show(issued);
    } else {
      voice.line(issued.path("certificate").asText());
    }
    voice.note("certificate.until", issued.path("validUntil").asText());
    return ExitCode.DONE;
  }
}
