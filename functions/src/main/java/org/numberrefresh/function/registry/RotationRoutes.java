package org.numberrefresh.function.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import org.numberrefresh.domain.access.Scope;
import org.numberrefresh.domain.app.SigningSecrets;
import org.numberrefresh.domain.calendar.Rfc3339;
import org.numberrefresh.domain.carrier.Question;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.function.api.Log;
import org.numberrefresh.function.api.QuotaGate;
import org.numberrefresh.function.api.Reply;
import org.numberrefresh.function.api.Request;
import org.numberrefresh.function.api.Route;
import org.numberrefresh.json.Json;
import org.numberrefresh.json.JsonObject;
import org.numberrefresh.problem.Cause;
import org.numberrefresh.problem.Problem;
import org.numberrefresh.usecase.registry.KeyRotation;

/**
 * The routes that give an app new keys: by an operator, and a secret also by the app itself. What they make is shown
 * once.
 */
final class RotationRoutes {

  private static final String REPLACE = "replaceNewest";

  private final KeyRotation rotation;
  private final QuotaGate quota;

  /**
   * Makes the routes.
   *
   * @param quota the limit of secrets that an app gives itself in a day
   */
  RotationRoutes(Core core, QuotaGate quota) {
    this.rotation = new KeyRotation(core);
    this.quota = quota;
  }

  Map<String, Route> routes() {
    return Map.of(
        Route.post("apps/{id}/rotate-secret"),
            new Route(Scope.ADMIN, request -> secret(RegistryFunction.id(request), request, "secret rotated")),
        Route.post("apps/self/rotate-secret"), new Route(Scope.RESULTS_WRITE, this::ownSecret),
        Route.post("apps/{id}/rotate-digest-key"), new Route(Scope.ADMIN, this::digestKey));
  }

  /** Whoever holds an app's token may do it, so it is counted, and told of in the log and in the app's state. */
  private Reply ownSecret(Request request) {
    String id = request.party().id();
    rotation.check(id, replacesNewest(request));
    return quota
        .refused(request, Question.ROTATIONS)
        .orElseGet(() -> secret(id, request, "secret rotated by the app itself"));
  }

  private static boolean replacesNewest(Request request) {
    return body(request).only(REPLACE).optionalFlag(REPLACE).orElse(false);
  }

  private Reply secret(String id, Request request, String event) {
    SigningSecrets secrets = rotation.secret(id, replacesNewest(request));
    Log.keysChanged(event, id, request.client());
    ObjectNode body = Json.object().put("id", id).put("signingSecret", secrets.newest().reveal());
    secrets.older().ifPresent(older -> body.put("oldSecretEndsAt", Rfc3339.text(older.endsAt())));
    return Reply.of(200, body);
  }

  private Reply digestKey(Request request) {
    String id = RegistryFunction.id(request);
    JsonObject asked = body(request).only("startsAt", REPLACE);
    KeyRotation.NextDigestKey next =
        rotation.digestKey(
            id,
            asked.optionalText("startsAt", 64).map(RotationRoutes::time),
            asked.optionalFlag(REPLACE).orElse(false));
    return Reply.of(
        200,
        Json.object()
            .put("id", id)
            .put("digestKey", next.key().key())
            .put("keyId", next.key().keyId())
            .put("startsAt", Rfc3339.text(next.startsAt())));
  }

  /** A rotation needs no body. */
  private static JsonObject body(Request request) {
    byte[] body = request.body();
    return Json.request(body.length == 0 ? new byte[] {'{', '}'} : body);
  }

  private static Instant time(String text) {
    return Rfc3339.time(text).orElseThrow(() -> Problem.invalid(Cause.START_NOT_A_TIME));
  }
}
