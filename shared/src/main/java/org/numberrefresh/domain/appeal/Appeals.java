package org.numberrefresh.domain.appeal;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.numberrefresh.domain.appeal.AppealedPair.Place;
import org.numberrefresh.domain.refresh.BatchId;

/**
 * The store by which appeals are found: the last one of each pair, and those of each carrier and each app. Reads are
 * consistent.
 */
public interface Appeals {

  /** The last claims of numbers, by the small numbers of their apps. A place without any is missing. */
  Map<Place, Map<Integer, AppealClaim>> claims(Collection<Place> places);

  /** The last claims of all numbers of a batch, in one read: few of them are ever appealed for. */
  Map<Place, Map<Integer, AppealClaim>> claims(BatchId batch);

  /**
   * Claims a pair.
   *
   * @param instead the claim that was read; empty if there was none
   * @return true if the claim is stored, by this call or an earlier one; false if another claim came first
   */
  boolean claim(AppealedPair pair, AppealClaim claim, Optional<AppealClaim> instead);

  /** Puts an appeal into a list. The call may be repeated. */
  void list(AppealList list, AppealClaim claim);

  /**
   * Reads a list, newest first. It does not tell the ordinals: each claim stands as a first one.
   *
   * @param before the position after which to go on, exclusively; empty to start with the newest
   * @param limit the most that are read, at least 1
   */
  List<AppealClaim> listed(AppealList list, Optional<Long> before, int limit);
}
