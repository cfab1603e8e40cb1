package org.numberrefresh.adapter.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.numberrefresh.domain.release.GateCounts;
import org.numberrefresh.domain.release.Release;
import org.numberrefresh.json.Json;

/** Counts by gates as JSON: one property a gate. */
public final class GatesJson {

  private GatesJson() {}

  /** Writes counts. */
  public static ObjectNode write(GateCounts counts) {
    return Json.object()
        .put(Release.RELEASABLE.name(), counts.releasable())
        .put(Release.RELEASABLE_WITH_RESIDUE.name(), counts.withResidue())
        .put(Release.HOLD.name(), counts.hold());
  }

  /** Reads what {@link #write} wrote. What is missing is 0. */
  static GateCounts read(JsonNode json) {
    return new GateCounts(
        json.path(Release.RELEASABLE.name()).intValue(),
        json.path(Release.RELEASABLE_WITH_RESIDUE.name()).intValue(),
        json.path(Release.HOLD.name()).intValue());
  }
}
