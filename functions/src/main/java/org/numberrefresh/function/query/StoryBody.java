package org.numberrefresh.function.query;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.numberrefresh.domain.calendar.Rfc3339;
import org.numberrefresh.function.api.Labels;
import org.numberrefresh.function.api.Language;
import org.numberrefresh.json.Json;
import org.numberrefresh.usecase.query.Story;

/** Writes the story of a number. */
final class StoryBody {

  private StoryBody() {}

  static ArrayNode of(Story story, Language language) {
    ArrayNode all = Json.array();
    for (Story.Moment moment : story.moments()) {
      ObjectNode json =
          all.addObject()
              .put("what", moment.step().name())
              .put("label", Labels.step(moment.step(), language))
              .put("day", Rfc3339.day(moment.at()));
      if (moment.isExact()) {
        json.put("at", Rfc3339.text(moment.at()));
      }
    }
    return all;
  }
}
