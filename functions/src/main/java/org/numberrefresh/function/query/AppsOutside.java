package org.numberrefresh.function.query;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.app.AppSelection;
import org.numberrefresh.domain.app.CustomerService;
import org.numberrefresh.function.api.Labels;
import org.numberrefresh.function.api.Language;
import org.numberrefresh.function.api.Texts;
import org.numberrefresh.json.Json;
import org.numberrefresh.usecase.query.AppView;
import org.numberrefresh.usecase.query.CycleView;
import org.numberrefresh.usecase.query.Queries;

/** Writes the apps that do not take part, with the place to turn to. */
final class AppsOutside {

  private static final String NOT_COVERED = "NOT_COVERED";

  private final Queries queries;

  AppsOutside(Queries queries) {
    this.queries = queries;
  }

  /**
   * The apps that the orders of a life name and that were not asked, or all such apps.
   *
   * @param all true for every app that does not take part
   */
  List<ObjectNode> of(CycleView cycle, boolean all, Language language) {
    Set<String> asked = cycle.apps().stream().map(AppView::app).collect(Collectors.toSet());
    List<AppSelection> selections = cycle.entries().stream().map(seen -> seen.entry().apps()).toList();
    Stream<String> named =
        selections.stream()
            .flatMap(one -> one instanceof AppSelection.Listed(List<String> ids) ? ids.stream() : Stream.of());
    Stream<String> others =
        queries.apps().stream()
            .map(App::id)
            .filter(app -> all && selections.stream().anyMatch(one -> one.includes(app)));
    return Stream.concat(named, others)
        .distinct()
        .sorted()
        .filter(app -> !asked.contains(app) && !queries.isCovered(app))
        .map(app -> write(app, language))
        .toList();
  }

  private ObjectNode write(String app, Language language) {
    ObjectNode json =
        Json.object()
            .put("app", app)
            .put("outcome", NOT_COVERED)
            .put("label", Labels.outcome(NOT_COVERED, "", language))
            .put("name", queries.nameOf(app))
            .put("advice", Texts.text(NOT_COVERED, language));
    put(json, queries.serviceOf(app));
    return json;
  }

  /** Writes where subscribers turn to. */
  static void put(ObjectNode json, CustomerService service) {
    service.contact().ifPresent(contact -> json.put("serviceContact", contact));
    service.selfServiceUrl().ifPresent(page -> json.put("selfServiceUrl", page.toString()));
  }
}
