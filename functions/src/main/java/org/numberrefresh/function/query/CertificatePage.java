package org.numberrefresh.function.query;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.numberrefresh.domain.calendar.ShanghaiTime;
import org.numberrefresh.domain.certificate.Statement;
import org.numberrefresh.function.api.Labels;
import org.numberrefresh.function.api.Language;
import org.numberrefresh.function.api.Texts;
import org.numberrefresh.usecase.certificate.IssueCertificates.Issued;
import org.numberrefresh.usecase.query.Grade;

/**
 * A certificate as a page to be printed: the statement in both languages, the QR code of the signed text, and that
 * text. It loads nothing, runs nothing, and is a file of its own.
 */
final class CertificatePage {

  private static final HtmlTemplate PAGE = HtmlTemplate.of("certificate.html");

  private CertificatePage() {}

  /**
   * Writes the page.
   *
   * @param first the language that comes first
   */
  static String of(Issued issued, Language first) {
    Stream<Language> others = Arrays.stream(Language.values()).filter(language -> language != first);
    return PAGE.filled(
        Map.of(
            "lang", first.tag(),
            "title", text("TITLE", first),
            "sections",
                Stream.concat(Stream.of(first), others)
                    .map(language -> section(issued, language))
                    .collect(Collectors.joining("\n")),
            "qr", QrSvg.of(issued.token(), text("TITLE", first)),
            "token", HtmlTemplate.escaped(issued.token())));
  }

  private static String section(Issued issued, Language language) {
    Statement statement = issued.certificate().statement();
    Grade grade = statement.withResidue() ? Grade.REFRESHED_WITH_RESIDUE : Grade.REFRESHED;
    return String.join(
        "\n",
        "<section lang=\"" + language.tag() + "\">",
        "<h1>" + text("TITLE", language) + "</h1>",
        "<p>" + text("INTRO", language) + "</p>",
        "<table>"
            + row("NUMBER", statement.phoneNumber().e164(), language)
            + row("GIVEN_UP_ON", statement.givenUpOn(), language)
            + row("COOLED_UNTIL", statement.cooledUntil(), language)
            + row("REFRESHED_ON", Optional.of(statement.refreshedOn()), language)
            + row("GRADE", Labels.grade(grade, language), language)
            + row("HELD_SINCE", Optional.of(statement.heldSince()), language)
            + row("ISSUED_ON", day(issued.certificate().issuedAt()), language)
            + row("VALID_UNTIL", day(issued.certificate().validUntil()), language)
            + "</table>",
        "<p class=\"small\">" + text("CHECK", language) + "</p>",
        "<p class=\"small\">" + text("CARE", language) + "</p>",
        "</section>");
  }

  private static Optional<LocalDate> day(Instant time) {
    return Optional.of(ShanghaiTime.dayOf(time));
  }

  private static String row(String label, Optional<LocalDate> day, Language language) {
    return day.map(known -> row(label, language.day(known), language)).orElse("");
  }

  private static String row(String label, String value, Language language) {
    return "<tr><th>" + text(label, language) + "</th><td>" + HtmlTemplate.escaped(value) + "</td></tr>";
  }

  private static String text(String key, Language language) {
    return HtmlTemplate.escaped(Texts.text("CERTIFICATE." + key, language));
  }
}
