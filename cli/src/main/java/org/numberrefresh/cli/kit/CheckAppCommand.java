package org.numberrefresh.cli.kit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.numberrefresh.adapter.app.TrialCalls;
import org.numberrefresh.adapter.aws.Platform;
import org.numberrefresh.adapter.http.AppCaller;
import org.numberrefresh.adapter.http.EndpointRules;
import org.numberrefresh.adapter.http.HttpAppCaller;
import org.numberrefresh.cli.session.Api;
import org.numberrefresh.cli.session.AskedSecrets;
import org.numberrefresh.cli.session.ClientFailure;
import org.numberrefresh.cli.session.ClientOptions;
import org.numberrefresh.cli.session.Environment.Variable;
import org.numberrefresh.cli.session.ExitCode;
import org.numberrefresh.cli.session.Voice;
import org.numberrefresh.domain.app.CallLimits;
import org.numberrefresh.domain.app.NumberForm;
import org.numberrefresh.domain.app.SigningSecret;
import org.numberrefresh.domain.key.Digests;
import org.numberrefresh.domain.key.KeyRing;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks the endpoint of an app. */
@Command(name = "check-app")
public final class CheckAppCommand implements Callable<Integer> {

  /** Its digests are of nobody's key: an app finds no account by them. */
  private static final String NO_ROOT = "the digests of the kit are of no app's key at all";

  @Mixin private ClientOptions options = new ClientOptions();

  @Parameters(paramLabel = "ENDPOINT", descriptionKey = "endpoint")
  private URI endpoint = URI.create("");

  @Option(names = "--app", paramLabel = "ID")
  private String app = "kit";

  @Option(names = "--secret-file", paramLabel = "FILE", descriptionKey = "appSecretFile")
  private Optional<String> secretFile = Optional.empty();

  @Option(names = "--secret", paramLabel = "SECRET")
  private Optional<String> secret = Optional.empty();

  @Option(names = "--digests")
  private boolean digests;

  @Option(names = "--time-limit", paramLabel = "DURATION")
  private Duration timeLimit = CallLimits.USUAL.timeLimit();

  @Option(names = "--this-machine")
  private boolean thisMachine;

  @Option(names = "--sink", paramLabel = "URL")
  private URI sink = URI.create("https://hub.example/number-refresh/v1/results");

  @Override
  public Integer call() {
    Voice voice = options.voice();
    var rules = new EndpointRules(thisMachine ? Platform.Reach.LOOPBACK_TOO : Platform.Reach.PUBLIC_ONLY);
    rules
        .fault("endpoint", endpoint)
        .ifPresent(
            fault -> {
              throw ClientFailure.misuse(voice.texts().text("kit.endpoint", fault.cause().name()));
            });
    if (!timeLimit.isPositive() || timeLimit.compareTo(CallLimits.LONGEST_CALL) > 0) {
      throw ClientFailure.misuse(voice.texts().text("kit.timeLimit", CallLimits.LONGEST_CALL));
    }
    try (var caller = new HttpAppCaller(rules)) {
      return run(voice, kit(caller));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ConformanceKit kit(AppCaller caller) {
    Clock clock = Clock.systemUTC();
    var random = new SecureRandom();
    NumberForm form = digests ? NumberForm.BLINDED : NumberForm.E164;
    TrialApp trial = TrialApp.of(app, endpoint, form, timeLimit, signingSecret(), SigningSecret.draw(random));
    var calls = new TrialCalls(new Digests(new KeyRing(NO_ROOT)), sink.toString(), Optional.empty(), clock, random);
    return new ConformanceKit(trial, calls, caller, clock, random);
  }

  private SigningSecret signingSecret() {
    String text = secret.orElseGet(() -> AskedSecrets.read(options, secretFile, Variable.APP_SECRET));
    try {
      if (text.startsWith("whsec_")) {
        return SigningSecret.of(text);
      }
    } catch (IllegalArgumentException e) {
      // Its message would quote the secret.
    }
    throw ClientFailure.misuse(options.texts().text("kit.secret"));
  }

  private static int run(Voice voice, ConformanceKit kit) {
    ObjectNode told = Api.object();
    ArrayNode results = told.putArray("checks");
    int passed = 0;
    for (Check check : Check.values()) {
      Optional<String> mend = kit.make(check).map(found -> found.text(voice.texts()));
      passed += mend.isEmpty() ? 1 : 0;
      ObjectNode result = results.addObject().put("check", check.label()).put("passed", mend.isEmpty());
      mend.ifPresent(text -> result.put("mend", text));
      String name = voice.texts().text(check.key());
      voice.say(mend.isEmpty() ? "kit.right" : "kit.wrong", name, mend.orElse(""));
    }
    told.put("passed", passed).put("of", Check.values().length).put("slowestMillis", kit.slowest().toMillis());
    if (voice.json()) {
      voice.show(told);
    }
    voice.say("kit.sum", passed, Check.values().length, kit.slowest().toMillis());
    return passed == Check.values().length ? ExitCode.DONE : ExitCode.REFUSED;
  }
}
