package org.numberrefresh.simulation.serve;

import java.util.UUID;
import org.numberrefresh.stack.http.HttpAnswer;
import org.numberrefresh.stack.http.Refusal;
import org.numberrefresh.stack.json.StackJson;

/** Words the stack's own refusals as openapi.yaml has every error: status, code, message. */
final class ContractErrors {

  private ContractErrors() {}

  static HttpAnswer answer(Refusal why, String message) {
    return switch (why) {
      case MALFORMED -> error(400, "INVALID_ARGUMENT", message);
      case OUT_OF_RANGE -> error(400, "OUT_OF_RANGE", message);
      case NO_TOKEN -> error(401, "UNAUTHENTICATED", message);
      case SCOPE_MISSING -> error(403, "PERMISSION_DENIED", message);
      case NOT_FOUND -> error(404, "NOT_FOUND", message);
      case TOO_LARGE -> error(400, "INVALID_ARGUMENT", message).with("x-correlator", UUID.randomUUID().toString());
    };
  }

  private static HttpAnswer error(int status, String code, String message) {
    return HttpAnswer.json(status, StackJson.object().put("status", status).put("code", code).put("message", message));
  }
}
