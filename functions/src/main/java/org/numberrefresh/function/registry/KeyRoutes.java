package org.numberrefresh.function.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.numberrefresh.domain.access.Scope;
import org.numberrefresh.domain.calendar.Rfc3339;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.rekey.RekeyPart;
import org.numberrefresh.function.api.Reply;
import org.numberrefresh.function.api.Request;
import org.numberrefresh.function.api.Route;
import org.numberrefresh.json.Json;
import org.numberrefresh.usecase.rotation.RotateKeys;
import org.numberrefresh.usecase.rotation.RotateKeys.Phase;
import org.numberrefresh.usecase.rotation.RotateKeys.Status;

/** The routes that change the keys that hide numbers, and tell the progress of the change. They show no key. */
final class KeyRoutes {

  private final RotateKeys keys;

  KeyRoutes(Core core) {
    this.keys = new RotateKeys(core);
  }

  Map<String, Route> routes() {
    return Map.of(
        Route.get("keys"), new Route(Scope.ADMIN, this::status),
        Route.post("keys/rotate"), new Route(Scope.ADMIN, this::rotate));
  }

  private Reply status(Request request) {
    return Reply.of(200, body(keys.status()));
  }

  private Reply rotate(Request request) {
    request.withoutBody();
    return Reply.of(202, body(keys.rotate()));
  }

  private static ObjectNode body(Status status) {
    ObjectNode body = Json.object().put("version", status.inUse()).put("phase", status.phase().name());
    if (status.since().getEpochSecond() > 0) {
      body.put("since", Rfc3339.text(status.since()));
    }
    status.to().ifPresent(to -> body.put("nextVersion", to));
    status.nextAt().filter(at -> status.segmentsDone() == 0).ifPresent(at -> body.put("nextStepAt", Rfc3339.text(at)));
    if (status.phase() == Phase.MOVING) {
      body.put("rekeyed", status.moved());
      body.put("share", (double) status.segmentsDone() / RekeyPart.SEGMENTS);
    }
    return body;
  }
}
