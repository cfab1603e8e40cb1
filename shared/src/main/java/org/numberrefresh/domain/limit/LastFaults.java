package org.numberrefresh.domain.limit;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.numberrefresh.domain.app.Fault;

/**
 * The last faults of an app's answers, the newest first: at most {@value #MOST}, and one of each kind.
 *
 * <p>Decision: docs/decisions.md#an-apps-last-faults-stand-beside-its-standing
 */
public record LastFaults(List<LastFault> newestFirst) {

  /** No fault. */
  public static final LastFaults NONE = new LastFaults(List.of());

  /** Time for which a fault is kept. */
  public static final Duration KEPT = Duration.ofDays(7);

  private static final int MOST = 3;

  public LastFaults {
    var kinds = new HashSet<Fault>();
    newestFirst =
        newestFirst.stream()
            .sorted(Comparator.comparing(LastFault::at).reversed())
            .filter(fault -> kinds.add(fault.kind()))
            .limit(MOST)
            .toList();
  }

  /** These faults with newer ones. */
  LastFaults and(LastFaults newer) {
    return newer.newestFirst.isEmpty()
        ? this
        : new LastFaults(Stream.concat(newer.newestFirst.stream(), newestFirst.stream()).toList());
  }

  /** These faults with one more. */
  LastFaults and(LastFault fault) {
    return and(new LastFaults(List.of(fault)));
  }

  /** These faults without those that are too old to be kept. */
  LastFaults without(Instant now) {
    return newestFirst.stream().noneMatch(fault -> isOld(fault, now))
        ? this
        : new LastFaults(newestFirst.stream().filter(fault -> !isOld(fault, now)).toList());
  }

  private static boolean isOld(LastFault fault, Instant now) {
    return !fault.at().plus(KEPT).isAfter(now);
  }

  /** The newest fault. */
  public Optional<LastFault> newest() {
    return newestFirst.stream().findFirst();
  }
}
