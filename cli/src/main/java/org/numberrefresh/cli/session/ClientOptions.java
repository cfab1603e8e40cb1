package org.numberrefresh.cli.session;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.numberrefresh.cli.session.Environment.Variable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options of every command that calls the API. */
public final class ClientOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Option(names = "--profile", paramLabel = "NAME")
  private Optional<String> profile = Optional.empty();

  @Option(names = "--profiles", paramLabel = "FILE")
  private Optional<Path> profiles = Optional.empty();

  @Option(names = "--url", paramLabel = "URL")
  private Optional<URI> url = Optional.empty();

  @Option(names = "--json")
  private boolean json;

  /** The output of the command. */
  public Voice voice() {
    PrintWriter out = command.commandLine().getOut();
    PrintWriter err = command.commandLine().getErr();
    return new Voice(out, err, environment().texts(), json, environment().terminal());
  }

  /** The API, called by the client of the profile. */
  public Api api() {
    ClientProfile client =
        given()
            .or(() -> profileFile().find(profile))
            .orElseThrow(() -> ClientFailure.misuse(texts().text("error.noClient")));
    ClientProfile asked = url.map(other -> moved(client, other)).orElse(client);
    if (!asked.isSafe()) {
      throw ClientFailure.misuse(texts().text("error.plainHttp", asked.url(), asked.tokenUrl()));
    }
    return Api.of(asked, texts());
  }

  /** The API without a token, for what anyone may read. */
  public Api openApi() {
    URI root =
        root()
            .or(() -> profileFile().find(profile).map(ClientProfile::url))
            .orElseThrow(() -> ClientFailure.misuse(texts().text("error.noUrl")));
    return Api.open(root, texts());
  }

  /** The root of the API, as the command line or the environment has it. */
  public Optional<URI> root() {
    return url.or(() -> environment().get(Variable.URL).map(URI::create));
  }

  private static ClientProfile moved(ClientProfile client, URI url) {
    return new ClientProfile(url, client.tokenUrl(), client.clientId(), client.secret());
  }

  /** The client that the environment names, unless a profile is asked for. */
  private Optional<ClientProfile> given() {
    Environment environment = environment();
    Optional<String> id = environment.get(Variable.CLIENT_ID);
    if (profile.isPresent() || id.isEmpty() || root().isEmpty()) {
      return Optional.empty();
    }
    String secret =
        environment
            .get(Variable.CLIENT_SECRET)
            .orElseThrow(() -> ClientFailure.misuse(texts().text("error.noSecret", Variable.CLIENT_SECRET.label())));
    URI given = root().get();
    URI tokens = environment.get(Variable.TOKEN_URL).map(URI::create).orElseGet(() -> given.resolve("/oauth2/token"));
    return Optional.of(new ClientProfile(given, tokens, id.get(), secret));
  }

  /** The file of profiles. */
  public ProfileFile profileFile() {
    return new ProfileFile(
        profiles.or(() -> environment().get(Variable.PROFILES).map(Path::of)).orElseGet(() -> environment().profiles()),
        texts());
  }

  public ClientTexts texts() {
    return environment().texts();
  }

  /** The process's surroundings. */
  public Environment environment() {
    return Environment.of(command);
  }

  /** Reads a file of JSON. */
  public JsonNode readJson(String file) {
    JsonNode json = Api.json(read(file));
    if (!json.isObject()) {
      throw ClientFailure.misuse(texts().text("error.notJson", file));
    }
    return json;
  }

  /** Reads a small file that the user names; "-" is standard input. */
  public String read(String file) {
    try {
      return file.equals("-")
          ? new String(environment().in().readAllBytes(), StandardCharsets.UTF_8)
          : Files.readString(Path.of(file));
    } catch (IOException e) {
      throw ClientFailure.misuse(texts().text("error.unreadable", file, e.getClass().getSimpleName()));
    }
  }
}
