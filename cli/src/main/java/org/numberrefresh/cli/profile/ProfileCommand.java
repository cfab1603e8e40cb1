package org.numberrefresh.cli.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.net.URI;
import java.util.Optional;
import org.numberrefresh.cli.session.Api;
import org.numberrefresh.cli.session.AskedSecrets;
import org.numberrefresh.cli.session.ClientFailure;
import org.numberrefresh.cli.session.ClientOptions;
import org.numberrefresh.cli.session.ClientProfile;
import org.numberrefresh.cli.session.Environment.Variable;
import org.numberrefresh.cli.session.ExitCode;
import org.numberrefresh.cli.session.ProfileFile;
import org.numberrefresh.cli.session.Voice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The profiles: which client calls which system. A secret is never an argument. */
@Command(name = "profile", synopsisSubcommandLabel = "COMMAND")
public final class ProfileCommand {

  @Command(name = "add")
  int add(
      @Mixin ClientOptions options,
      @Parameters(paramLabel = "NAME", descriptionKey = "profileName") String name,
      @Option(names = "--client-id", paramLabel = "ID") Optional<String> clientId,
      @Option(names = "--token-url", paramLabel = "URL") Optional<URI> tokenUrl,
      @Option(names = "--secret-file", paramLabel = "FILE", descriptionKey = "secretFile") Optional<String> secretFile,
      @Option(names = "--clients", paramLabel = "FILE") Optional<String> clients) {
    ClientProfile profile =
        clients
            .map(file -> ofStack(options, name, file))
            .orElseGet(() -> given(options, clientId, tokenUrl, secretFile));
    options.profileFile().put(name, profile);
    options.voice().note("profile.added", name);
    return ExitCode.DONE;
  }

  private static ClientProfile given(
      ClientOptions options, Optional<String> clientId, Optional<URI> tokenUrl, Optional<String> secretFile) {
    URI url = options.root().orElseThrow(() -> ClientFailure.misuse(options.texts().text("profile.noUrl")));
    String id =
        clientId
            .or(() -> options.environment().get(Variable.CLIENT_ID))
            .orElseThrow(() -> ClientFailure.misuse(options.texts().text("profile.noId")));
    String secret = AskedSecrets.read(options, secretFile, Variable.CLIENT_SECRET);
    return new ClientProfile(url, tokenUrl.orElseGet(() -> url.resolve("/oauth2/token")), id, secret);
  }

  /** The client of a party, or of a role, in the file that {@code ./run serve --clients} writes. */
  private static ClientProfile ofStack(ClientOptions options, String name, String file) {
    JsonNode all = options.readJson(file);
    URI tokens = URI.create(all.path("tokenUrl").asText());
    for (JsonNode client : all.path("clients")) {
      if (client.path("party").asText().equals(name) || client.path("role").asText().equalsIgnoreCase(name)) {
        return new ClientProfile(
            tokens.resolve("/"), tokens, client.path("id").asText(), client.path("secret").asText());
      }
    }
    throw ClientFailure.misuse(options.texts().text("profile.noClient", file, name));
  }

  @Command(name = "list")
  int list(@Mixin ClientOptions options) {
    Voice voice = options.voice();
    ProfileFile file = options.profileFile();
    ArrayNode profiles = Api.JSON.createArrayNode();
    for (String name : file.names()) {
      ClientProfile profile = file.find(Optional.of(name)).orElseThrow();
      profiles
          .addObject()
          .put("name", name)
          .put("url", profile.url().toString())
          .put("clientId", profile.clientId())
          .put("used", name.equals(file.used()));
    }
    if (profiles.isEmpty() && !voice.json()) {
      voice.note("profile.none");
    } else {
      voice.show(Api.object().set("profiles", profiles));
    }
    return ExitCode.DONE;
  }

  @Command(name = "use")
  int use(@Mixin ClientOptions options, @Parameters(paramLabel = "NAME", descriptionKey = "profileName") String name) {
    options.profileFile().use(name);
    return ExitCode.DONE;
  }

  @Command(name = "remove")
  int remove(
      @Mixin ClientOptions options, @Parameters(paramLabel = "NAME", descriptionKey = "profileName") String name) {
    options.profileFile().remove(name);
    return ExitCode.DONE;
  }
}
