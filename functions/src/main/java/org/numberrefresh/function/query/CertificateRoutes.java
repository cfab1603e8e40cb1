package org.numberrefresh.function.query;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.numberrefresh.domain.access.Scope;
import org.numberrefresh.domain.calendar.Rfc3339;
import org.numberrefresh.domain.calendar.ShanghaiTime;
import org.numberrefresh.domain.carrier.Question;
import org.numberrefresh.domain.certificate.CertificateTokens;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.jws.PublishedKeys;
import org.numberrefresh.function.api.Language;
import org.numberrefresh.function.api.QuotaGate;
import org.numberrefresh.function.api.Reply;
import org.numberrefresh.function.api.Request;
import org.numberrefresh.function.api.Route;
import org.numberrefresh.function.api.Texts;
import org.numberrefresh.json.Json;
import org.numberrefresh.usecase.certificate.CheckCertificates;
import org.numberrefresh.usecase.certificate.IssueCertificates;

/**
 * The routes that give certificates and check them. A certificate costs its carrier as much of its quota as a status, a
 * check costs as much as a recycling check.
 */
final class CertificateRoutes {

  private static final Map<String, String> KEPT_FOR_AN_HOUR = Map.of("cache-control", "public, max-age=3600");
  private static final int MAX_CERTIFICATE = 2_048;

  private final IssueCertificates issue;
  private final CheckCertificates check;
  private final PublishedKeys keys;
  private final QuotaGate quota;
  private final Clock clock;

  CertificateRoutes(Core core, CertificateTokens tokens, PublishedKeys keys, QuotaGate quota) {
    this.issue = new IssueCertificates(core, tokens);
    this.check = new CheckCertificates(core, tokens);
    this.keys = keys;
    this.quota = quota;
    this.clock = core.clock();
  }

  Map<String, Route> routes() {
    return Map.of(
        Route.post("numbers/certificate"),
        new Route(Scope.STATUS_READ, this::certificate),
        Route.post("certificates/check"),
        new Route(List.of(Scope.STATUS_READ, Scope.RECYCLING_CHECK, Scope.ADMIN), this::checked));
  }

  /** The routes that need no token. */
  Map<String, Supplier<Reply>> open() {
    return Map.of(
        Route.get("certificates/jwks.json"), this::published, Route.get("certificates/verifier"), this::verifier);
  }

  private Reply certificate(Request request) {
    var asked = CertificateBody.read(request.body(), request.language());
    return quota.within(
        request,
        Question.STATUSES,
        1,
        () -> {
          var issued = issue.issue(request.party().id(), asked.request());
          return Json.object()
              .put("certificate", issued.token())
              .put("page", CertificatePage.of(issued, asked.first()))
              .put("validUntil", Rfc3339.text(issued.certificate().validUntil()));
        });
  }

  private Reply checked(Request request) {
    String shown = Json.request(request.body()).only("certificate").text("certificate", MAX_CERTIFICATE);
    return quota.within(request, Question.CHECKS, 1, () -> finding(check.check(shown), request.language()));
  }

  private static ObjectNode finding(CheckCertificates.Finding finding, Language language) {
    return switch (finding) {
      case CheckCertificates.Valid(boolean stillHeld) -> Json.object().put("valid", true).put("stillHeld", stillHeld);
      case CheckCertificates.Invalid(CertificateTokens.Flaw flaw) ->
          Json.object()
              .put("valid", false)
              .put("reason", flaw.name())
              .put("message", Texts.text("CERTIFICATE.FLAW." + flaw, language));
    };
  }

  private ObjectNode keySet() {
    ObjectNode body = Json.object();
    ArrayNode all = body.putArray("keys");
    keys.all().forEach(key -> all.add(Json.own(key)));
    return body;
  }

  private Reply verifier() {
    return Reply.of(200, VerifierPage.of(keySet(), ShanghaiTime.dayOf(clock.instant())));
  }

  private Reply published() {
    ObjectNode body = keySet();
    return Reply.of(200, body).with(body.path("keys").isEmpty() ? Map.of() : KEPT_FOR_AN_HOUR);
  }
}
