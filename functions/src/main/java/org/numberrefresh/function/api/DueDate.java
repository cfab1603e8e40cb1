package org.numberrefresh.function.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.numberrefresh.domain.calendar.Deadlines;
import org.numberrefresh.domain.calendar.Rfc3339;

/** The deadline of answers, as callers read it. */
public final class DueDate {

  private DueDate() {}

  /** Puts a deadline, and says so where the working days of its year are not published yet. */
  public static void put(ObjectNode body, Instant dueAt) {
    body.put("dueAt", Rfc3339.text(dueAt));
    if (Deadlines.published().provisional(dueAt)) {
      body.put("calendarProvisional", true);
    }
  }
}
