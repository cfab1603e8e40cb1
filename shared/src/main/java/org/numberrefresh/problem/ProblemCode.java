package org.numberrefresh.problem;

import java.time.Duration;
import java.util.Optional;

/**
 * The subjects of problems of a request or of one line. Each has texts of its own. Several may share one code of the
 * contract ({@link #wire()}): CAMARA's, or the product's own.
 */
public enum ProblemCode {
  INVALID_ARGUMENT(400),
  OUT_OF_RANGE(400),
  DATE_IN_FUTURE(400, "OUT_OF_RANGE"),
  DATE_BEFORE_RECORDS(400, "OUT_OF_RANGE"),
  DATE_BEFORE_LATER_LIFE(400, "OUT_OF_RANGE"),
  DAY_IN_FUTURE(400, "OUT_OF_RANGE"),
  DATE_NOT_ON_RECORD(400, "OUT_OF_RANGE"),
  UNAUTHENTICATED(401),
  PERMISSION_DENIED(403),
  NOT_FOUND(404),
  ROUTE_NOT_FOUND(404, "NOT_FOUND"),
  NUMBER_NOT_FOUND(404, "NOT_FOUND"),
  NUMBER_NOT_HELD(404, "NOT_FOUND"),
  REF_NOT_FOUND(404, "NOT_FOUND"),
  IDENTIFIER_NOT_FOUND(404),
  ALREADY_EXISTS(409),
  NUMBER_REPEATED(409, "ALREADY_EXISTS"),
  CLIENT_TAKEN(409, "ALREADY_EXISTS"),
  APPEAL_OPEN(409, "ALREADY_EXISTS"),
  NUMBER_APPEALED(409, "CONFLICT"),
  REFRESH_RUNNING(409, "CONFLICT"),
  NOT_COOLING(409, "CONFLICT"),
  ORDER_SETTLED(409, "CONFLICT"),
  ROTATION_RUNNING(409, "CONFLICT"),
  ENDPOINT_NOT_VERIFIED(409, "CONFLICT"),
  IDEMPOTENCY_KEY_IN_USE(409),
  IDEMPOTENCY_KEY_REUSED(422),
  UNSUPPORTED_IDENTIFIER(422),
  MISSING_IDENTIFIER(422),
  SERVICE_NOT_APPLICABLE(422),
  NUMBER_FORMAT_INVALID(400, "NUMBER_REFRESH.NUMBER_FORMAT_INVALID"),
  CARRIER_MISMATCH(422, "NUMBER_REFRESH.CARRIER_MISMATCH"),
  NUMBER_RANGE_UNKNOWN(422, "NUMBER_REFRESH.NUMBER_RANGE_UNKNOWN"),
  MVNO_NUMBER(422, "NUMBER_REFRESH.MVNO_NUMBER"),
  PORTED_NUMBER(422, "NUMBER_REFRESH.PORTED_NUMBER"),
  SUBSCRIBER_DATA_NOT_SYNCED(409, "NUMBER_REFRESH.SUBSCRIBER_DATA_NOT_SYNCED"),
  NUMBER_IN_SERVICE(409, "NUMBER_REFRESH.NUMBER_IN_SERVICE"),
  NUMBER_GIVEN_UP(409, "NUMBER_REFRESH.NUMBER_GIVEN_UP"),
  NOT_REFRESHED(409, "NUMBER_REFRESH.NOT_REFRESHED"),
  HOLDER_NOT_ON_RECORD(409, "NUMBER_REFRESH.HOLDER_NOT_ON_RECORD"),
  HOLDER_CHANGE_NOT_PROVEN(422, "NUMBER_REFRESH.HOLDER_CHANGE_NOT_PROVEN"),
  OUTCOME_NOT_FINAL(409, "NUMBER_REFRESH.OUTCOME_NOT_FINAL"),
  OUTCOME_CLEAR(409, "NUMBER_REFRESH.OUTCOME_CLEAR"),
  NOT_APPEALABLE(422, "NUMBER_REFRESH.NOT_APPEALABLE"),
  APPEALS_USED_UP(422, "NUMBER_REFRESH.APPEALS_USED_UP"),
  APP_NOT_ASKED(422, "NUMBER_REFRESH.APP_NOT_ASKED"),
  QUOTA_EXCEEDED(429),
  TOO_MANY_REQUESTS(429),
  INTERNAL(500),
  UNAVAILABLE(503);

  private final int status;
  private final String wire;

  ProblemCode(int status) {
    this.status = status;
    this.wire = name();
  }

  ProblemCode(int status, String wire) {
    this.status = status;
    this.wire = wire;
  }

  /** The time after which the same request may succeed; empty if it must be changed first. */
  public Optional<Duration> retryAfter() {
    return switch (this) {
      case SUBSCRIBER_DATA_NOT_SYNCED -> Optional.of(Duration.ofHours(1));
      case UNAVAILABLE -> Optional.of(Duration.ofMinutes(1));
      default -> Optional.empty();
    };
  }

  /** The HTTP status of a request that fails by it. */
  public int status() {
    return status;
  }

  /** The code as it stands in an answer. */
  public String wire() {
    return wire;
  }
}
