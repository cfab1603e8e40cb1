package org.numberrefresh.function.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The choice of an {@code Accept} header among the offered media types. */
class AcceptTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|application/json",
        "*/*|application/json",
        "text/csv|text/csv",
        "Text/CSV|text/csv",
        "text/csv; charset=utf-8|text/csv",
        "text/csv;q=0.5, application/json;q=0.4|text/csv",
        "text/csv;q=0, */*|application/json",
        "text/*|text/csv",
        "text/*;q=0.9, text/csv;q=0.1, application/json;q=0.5|application/json",
        "application/json, text/csv|application/json",
        "text/csv, */*;q=0.1|text/csv",
        "text/html, image/png|application/json",
        "nonsense|application/json",
        ";;q=,,|application/json",
      })
  void the_best_quality_counts_and_of_equals_what_is_offered_first(String header, String chosen) {
    assertEquals(chosen, new Accept(header).prefers(List.of("application/json", "text/csv")));
  }
}
