package org.numberrefresh.domain.release;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * The outcome of a number's refresh as its carrier sees it: all that a release rule may look at.
 *
 * @param clear the ids of the apps that show CLEAR
 * @param remaining the other outcomes, one an app
 * @param askedOn the day on which the first of these apps were asked
 */
public record Refreshed(Set<String> clear, List<Remaining> remaining, LocalDate askedOn) {
  public Refreshed {
    clear = Set.copyOf(clear);
    remaining = List.copyOf(remaining);
  }
}
