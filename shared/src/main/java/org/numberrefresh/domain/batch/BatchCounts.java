package org.numberrefresh.domain.batch;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.numberrefresh.domain.outcome.OutwardOutcome;

/**
 * The counts of one batch, as a carrier may see them, at one time. They are derived from the batch's parts. An order's
 * progress is their sum.
 *
 * @param batch the batch's ordinal in its order
 * @param seenAt the time at which its parts were read
 * @param state its state
 * @param beginsAt the time from which it may be opened; once it is opened, the time at which it was
 * @param left the count of numbers that are neither lost nor withdrawn
 * @param numbers its numbers by how far they are
 * @param outcomes the count of pairs that show each outward outcome
 * @param apps the apps that it asks; before it is opened, those that it would ask now
 */
public record BatchCounts(
    int batch,
    Instant seenAt,
    BatchState state,
    Instant beginsAt,
    int left,
    NumberCounts numbers,
    Map<OutwardOutcome, Integer> outcomes,
    List<AppCounts> apps) {

  /**
   * One app of a batch.
   *
   * @param app the app's small number
   * @param deadline its deadline; before the batch is opened, the one that it would have
   * @param waiting the count of numbers that show PENDING at it
   * @param unsent true if some numbers are still to be sent to it
   */
  public record AppCounts(int app, Instant deadline, int waiting, boolean unsent) {}

  public BatchCounts {
    outcomes = Map.copyOf(outcomes);
    apps = List.copyOf(apps);
  }

  /** True if it is opened: its apps are fixed. */
  public boolean opened() {
    return state != BatchState.ACCEPTED;
  }

  /** True if it waits for the end of its numbers' ninety days. */
  public boolean cooling() {
    return numbers.cooling() > 0;
  }

  /** The time by which its last answers are in or closed; empty if it is settled, or if nothing of it is left. */
  public Optional<Instant> settlesBy() {
    return state == BatchState.SETTLED || left == 0
        ? Optional.empty()
        : apps.stream().map(AppCounts::deadline).max(Instant::compareTo);
  }
}
