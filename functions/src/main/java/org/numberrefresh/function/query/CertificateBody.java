package org.numberrefresh.function.query;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.numberrefresh.domain.phone.PhoneNumber;
import org.numberrefresh.function.api.Language;
import org.numberrefresh.json.Json;
import org.numberrefresh.json.JsonObject;
import org.numberrefresh.problem.Cause;
import org.numberrefresh.problem.Problem;
import org.numberrefresh.usecase.certificate.CertificateRequest;

/**
 * The body of {@code POST /numbers/certificate}.
 *
 * @param request what is asked for
 * @param first the language that comes first on the page
 */
record CertificateBody(CertificateRequest request, Language first) {

  private static final int MAX_TEXT = 64;
  private static final String TAGS =
      Arrays.stream(Language.values()).map(Language::tag).collect(Collectors.joining(", "));
  private static final int MAX_CONSENT = 128;

  /**
   * Reads a body.
   *
   * @param usual the language of a body that names none
   * @throws Problem INVALID_ARGUMENT if its form is wrong
   */
  static CertificateBody read(byte[] body, Language usual) {
    JsonObject json = Json.request(body).only("phoneNumber", "holderSince", "consent", "language");
    return new CertificateBody(
        new CertificateRequest(
            PhoneNumber.parse(json.text("phoneNumber", MAX_TEXT)),
            json.text("holderSince", MAX_TEXT),
            json.optionalText("consent", MAX_CONSENT)),
        json.optionalText("language", MAX_TEXT).map(CertificateBody::language).orElse(usual));
  }

  private static Language language(String tag) {
    return Arrays.stream(Language.values())
        .filter(language -> language.tag().equals(tag))
        .findFirst()
        .orElseThrow(() -> Problem.invalid(Cause.NOT_A_WORD, "language", TAGS));
  }
}
