package org.numberrefresh.function.query;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.numberrefresh.adapter.json.CloudEvents;
import org.numberrefresh.domain.event.EventType;
import org.numberrefresh.domain.event.Feeds;
import org.numberrefresh.function.api.Reply;
import org.numberrefresh.function.api.Request;
import org.numberrefresh.json.Json;
import org.numberrefresh.problem.Cause;
import org.numberrefresh.problem.Problem;
import org.numberrefresh.usecase.feed.FeedPages;

/** Answers {@code GET /events}: a page of the carrier's feed, as CloudEvents. */
final class EventPage {

  private static final int USUAL_LIMIT = 100;

  private final FeedPages pages;

  EventPage(FeedPages pages) {
    this.pages = pages;
  }

  Reply answer(Request request) {
    String carrier = request.party().id();
    int limit = request.number("limit", USUAL_LIMIT, 1, Feeds.MOST_READ);
    FeedPages.Page page = pages.page(carrier, request.query("cursor"), limit, types(request.query("types")));
    ObjectNode body = Json.object();
    ArrayNode events = body.putArray("events");
    page.events().forEach(placed -> events.add(CloudEvents.write(carrier, placed)));
    return Reply.of(200, body.put("cursor", page.cursor()).put("behind", page.behind()));
  }

  private static Set<EventType> types(Optional<String> asked) {
    if (asked.isEmpty()) {
      return EnumSet.allOf(EventType.class);
    }
    var types = EnumSet.noneOf(EventType.class);
    Arrays.stream(asked.get().split(","))
        .forEach(text -> types.add(EventType.of(text).orElseThrow(EventPage::unknown)));
    return types;
  }

  private static Problem unknown() {
    return Problem.invalid(Cause.EVENT_TYPE);
  }
}
