package org.numberrefresh.function.registry;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.numberrefresh.domain.app.Delivery;
import org.numberrefresh.domain.app.Fault;
import org.numberrefresh.domain.app.OperatorPause;
import org.numberrefresh.domain.calendar.Rfc3339;
import org.numberrefresh.domain.call.EndpointCheck;
import org.numberrefresh.domain.limit.Circuit;
import org.numberrefresh.domain.limit.LastFault;
import org.numberrefresh.domain.limit.Pause;
import org.numberrefresh.json.Json;
import org.numberrefresh.usecase.registry.AppHealth;

/** Writes the state of apps. */
final class HealthBodies {

  private HealthBodies() {}

  /** Writes an app as it is registered, with its state. */
  static ObjectNode write(AppHealth health) {
    ObjectNode body = RegistryBodies.write(health.app());
    body.setAll(brief(health));
    return body;
  }

  /** Writes an app as it may see itself: nothing of its operators. */
  static ObjectNode own(AppHealth health) {
    ObjectNode body = write(health);
    body.remove("operatorPause");
    return body;
  }

  /** Writes the state of some apps. */
  static ObjectNode write(Stream<AppHealth> all) {
    ObjectNode body = Json.object();
    ArrayNode apps = body.putArray("apps");
    all.forEach(
        health ->
            apps.addObject()
                .put("id", health.app().id())
                .put("name", health.app().profile().name())
                .put("lane", AppHealth.Lane.of(health.app()).name())
                .setAll(brief(health)));
    return body;
  }

  /** Writes the result of the challenge that was sent just now. */
  static void write(EndpointCheck.Attempt attempt, ObjectNode body) {
    ObjectNode json = body.putObject("attempt").put("passed", attempt instanceof EndpointCheck.Attempt.Passed);
    if (attempt instanceof EndpointCheck.Attempt.NotPassed(Fault fault, OptionalInt status)) {
      json.put("fault", fault.name());
      status.ifPresent(code -> json.put("status", code));
    }
  }

  private static ObjectNode brief(AppHealth health) {
    ObjectNode body = Json.object().put("state", health.state().name());
    Pause pause = health.standing().pause();
    if (pause != Pause.NONE) {
      body.put("pausedBecause", pause.name());
    }
    health.operatorPause().ifPresent(last -> paused(last, body.putObject("operatorPause")));
    health
        .app()
        .keys()
        .signing()
        .ending(health.now())
        .ifPresent(older -> body.put("oldSecretEndsAt", Rfc3339.text(older.endsAt())));
    lastFaults(health, body);
    switch (health.app().profile().delivery()) {
      case Delivery.Pull _ -> body.put("polledAt", health.app().state().polledAt().map(Rfc3339::text).orElse(null));
      case Delivery.Called _, Delivery.Planned _ -> called(health, body);
    }
    health.backlog().ifPresent(backlog -> backlog(health, backlog, body));
    return body;
  }

  private static void paused(OperatorPause last, ObjectNode body) {
    body.put("by", last.by()).put("at", Rfc3339.text(last.at()));
    last.reason().ifPresent(reason -> body.put("reason", reason));
    last.resumed().ifPresent(end -> body.put("resumedBy", end.by()).put("resumedAt", Rfc3339.text(end.at())));
  }

  private static void lastFaults(AppHealth health, ObjectNode body) {
    ArrayNode faults = body.putArray("lastFaults");
    for (LastFault last : health.standing().faults().newestFirst()) {
      ObjectNode fault = faults.addObject().put("fault", last.kind().name());
      last.status().ifPresent(status -> fault.put("status", status));
      last.rule().ifPresent(rule -> fault.put("cause", rule.name()));
      fault.put("ref", last.ref()).put("at", Rfc3339.text(last.at()));
    }
  }

  private static void called(AppHealth health, ObjectNode body) {
    circuit(health, body.putObject("circuit"));
    body.putObject("rate")
        .put("configured", health.app().profile().limits().callsPerSecond())
        .put("present", health.presentRate());
    health.blockedUntil().ifPresent(until -> body.put("blockedUntil", Rfc3339.text(until)));
    body.put("towardsPause", health.toldPercent());
  }

  private static void backlog(AppHealth health, AppHealth.Backlog backlog, ObjectNode body) {
    body.putObject("backlog")
        .put("held", backlog.held())
        .put("parked", backlog.parked())
        .put("atLeast", backlog.atLeast());
    body.put("late", health.late().isPresent());
    health.late().ifPresent(why -> body.put("lateBecause", why.name()));
  }

  private static void circuit(AppHealth health, ObjectNode body) {
    Circuit circuit = health.standing().circuit();
    body.put("state", circuit.state().name()).put("failures", circuit.failures());
    circuit
        .openSince()
        .ifPresent(since -> body.put("since", Rfc3339.text(since)).put("nextProbeAt", Rfc3339.text(circuit.probeAt())));
  }
}
