package org.numberrefresh.function.registry;

import java.net.URI;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.numberrefresh.adapter.http.EndpointRules;
import org.numberrefresh.adapter.json.ProfileJson;
import org.numberrefresh.domain.app.CustomerService;
import org.numberrefresh.domain.app.Delivery;
import org.numberrefresh.domain.app.UnfitProfile;
import org.numberrefresh.json.JsonObject;
import org.numberrefresh.problem.Cause;
import org.numberrefresh.problem.Problem;

/**
 * Settings that an operator asks for. A malformed or unfit one is an INVALID_ARGUMENT that names the property.
 *
 * <p>Decision: docs/decisions.md#security-events-need-the-parameter-publicurl
 *
 * @param json the request
 * @param rules the rules for endpoints
 * @param isIssuer true if the platform can sign events: it has a public URL
 */
record AskedSettings(JsonObject json, EndpointRules rules, boolean isIssuer) implements ProfileJson.Source {

  private static final int MAX_TEXT = 128;
  private static final int MAX_URL = 512;
  private static final int MAX_TEXTS = 20;

  @Override
  public String text(String name) {
    return json.text(name, MAX_TEXT);
  }

  @Override
  public Optional<String> optionalText(String name) {
    return json.optionalText(name, MAX_TEXT);
  }

  @Override
  public Optional<URI> page(String name) {
    Optional<URI> page = json.optionalText(name, MAX_URL).map(text -> url(name, text));
    page.filter(given -> !CustomerService.mayBeShown(given))
        .ifPresent(
            given -> {
              throw Problem.invalid(Cause.NOT_A_PAGE, name);
            });
    return page;
  }

  @Override
  public Optional<URI> url(String name) {
    return url(json, name, rules);
  }

  /** Reads a URL that is to be called, by the rules for all of them. */
  static Optional<URI> url(JsonObject json, String name, EndpointRules rules) {
    Optional<URI> url = json.optionalText(name, MAX_URL).map(text -> EndpointRules.canonical(url(name, text)));
    url.flatMap(given -> rules.fault(name, given))
        .ifPresent(
            fault -> {
              throw Problem.invalid(fault);
            });
    return url;
  }

  private static URI url(String name, String text) {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException e) {
      throw Problem.invalid(Cause.NOT_A_URL, name);
    }
  }

  @Override
  public <E extends Enum<E>> Optional<E> word(String name, Class<E> words) {
    return json.optionalOneOf(name, words);
  }

  @Override
  public Optional<Integer> number(String name, int least, int most) {
    return json.optionalNumber(name, least, most);
  }

  @Override
  public Optional<Duration> duration(String name, Duration longest) {
    return json.optionalText(name, MAX_TEXT).map(text -> duration(name, text, longest));
  }

  private static Duration duration(String name, String text, Duration longest) {
    try {
      Duration duration = Duration.parse(text);
      if (duration.isPositive() && duration.compareTo(longest) <= 0) {
        return duration;
      }
    } catch (DateTimeParseException e) {
      throw Problem.invalid(Cause.NOT_A_DURATION, name);
    }
    throw Problem.invalid(Cause.DURATION_RANGE, name, longest);
  }

  @Override
  public Optional<Boolean> flag(String name) {
    return json.optionalFlag(name);
  }

  @Override
  public List<String> texts(String name) {
    return json.texts(name, MAX_TEXTS, MAX_TEXT);
  }

  @Override
  public void admit(Delivery.Kind kind) {
    if (kind.needsIssuer() && !isIssuer) {
      throw Problem.invalid(Cause.NO_ISSUER, kind);
    }
  }

  /** The refusal of settings that do not go together. */
  static Problem refusal(UnfitProfile unfit) {
    return Problem.invalid(
        switch (unfit.rule()) {
          case ENDPOINT_OF_NO_USE -> Cause.ENDPOINT_OF_NO_USE;
          case ENDPOINT_MISSING -> Cause.ENDPOINT_MISSING;
          case EVENT_BLINDED -> Cause.EVENT_BLINDED;
          case EVENT_OF_MANY -> Cause.EVENT_OF_MANY;
          case ENCODING_UNKNOWN -> Cause.ENCODING_UNKNOWN;
        });
  }
}
