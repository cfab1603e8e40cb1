package org.numberrefresh.cli.number;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.numberrefresh.cli.session.Api;
import org.numberrefresh.cli.session.ClientOptions;
import org.numberrefresh.cli.session.ExitCode;
import org.numberrefresh.cli.session.Voice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks a certificate that somebody shows: its signature here, and at the system if its number is still held. */
@Command(name = "verify")
public final class VerifyCommand implements Callable<Integer> {

  private static final int LONGEST = 2048;

  @Mixin private ClientOptions options = new ClientOptions();

  @Parameters(paramLabel = "FILE", descriptionKey = "certificateFile")
  private String file = "";

  @Option(names = "--keys", paramLabel = "FILE")
  private Optional<String> keys = Optional.empty();

  @Override
  public Integer call() {
    Voice voice = options.voice();
    String certificate = options.read(file).strip();
    JsonNode published =
        keys.map(options::readJson).orElseGet(() -> options.openApi().get("certificates/jwks.json").body());
    SignedStatement.Finding finding = SignedStatement.check(certificate, published, Clock.systemUTC().instant());
    ObjectNode told = Api.object().put("signature", finding.verdict().name());
    finding.claims().ifPresent(claims -> told.set("claims", claims));
    boolean good = finding.verdict() == SignedStatement.Verdict.GOOD;
    if (keys.isEmpty() && certificate.length() <= LONGEST) {
      JsonNode checked = options.api().post("certificates/check", Api.object().put("certificate", certificate)).body();
      told.set("check", checked);
      good = good && checked.path("valid").asBoolean() && checked.path("stillHeld").asBoolean(true);
    }
    told.put("good", good);
    voice.show(told);
    voice.note(good ? "verify.good" : "verify.bad");
    return good ? ExitCode.DONE : ExitCode.REFUSED;
  }
}
