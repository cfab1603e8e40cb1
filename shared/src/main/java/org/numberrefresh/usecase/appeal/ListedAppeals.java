package org.numberrefresh.usecase.appeal;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.numberrefresh.domain.appeal.AppealClaim;
import org.numberrefresh.domain.appeal.AppealList;
import org.numberrefresh.domain.appeal.Appeals;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.key.Cursors;
import org.numberrefresh.domain.refresh.OrderId;
import org.numberrefresh.problem.Cause;
import org.numberrefresh.problem.Problem;

/** Reads lists of appeals, newest first, in parts. */
final class ListedAppeals {

  private final Appeals appeals;
  private final AppealLook look;
  private final Cursors cursors;

  /**
   * Makes a reader.
   *
   * @param purpose the name of its cursors
   */
  ListedAppeals(Core core, String purpose) {
    this.appeals = core.stores().batches().appeals();
    this.look = new AppealLook(core.stores().batches());
    this.cursors = new Cursors(core.keys().ring(), purpose);
  }

  /**
   * A part of a list.
   *
   * @param appeals the appeals that count, newest first
   * @param next the cursor of the next part; empty on the last one
   */
  record Part(List<AppealGlance> appeals, Optional<String> next) {
    Part {
      appeals = List.copyOf(appeals);
    }
  }

  /**
   * Reads a part.
   *
   * @param cursor the cursor of the part before; empty to start with the newest
   * @param limit the most places that are looked at
   * @throws Problem if the cursor is forged or another reader's
   */
  Part part(AppealList list, Optional<String> cursor, int limit) {
    List<AppealClaim> places = appeals.listed(list, cursor.map(text -> position(list.id(), text)), limit);
    Map<OrderId, AppealGlance> found = look.at(places.stream().map(AppealClaim::appeal).toList());
    List<AppealGlance> counting =
        places.stream()
            .flatMap(
                claim -> Optional.ofNullable(found.get(claim.appeal())).filter(seen -> counts(claim, seen)).stream())
            .toList();
    Optional<String> next =
        places.size() < limit
            ? Optional.empty()
            : Optional.of(cursors.of(list.id(), bytes(places.getLast().position())));
    return new Part(counting, next);
  }

  /** A call that died may have left an older place in the list. */
  private static boolean counts(AppealClaim claim, AppealGlance seen) {
    return claim.second().equals(seen.head().request().createdAt());
  }

  private static byte[] bytes(long position) {
    return ByteBuffer.allocate(Long.BYTES).putLong(position).array();
  }

  private long position(String reader, String cursor) {
    return switch (cursors.read(reader, cursor)) {
      case Cursors.Read.At(ByteBuffer position) -> position.getLong();
      case Cursors.Read.OfAnother() -> throw Problem.invalid(Cause.CURSOR_OF_ANOTHER);
      case Cursors.Read.Forged() -> throw Problem.invalid(Cause.CURSOR);
    };
  }
}
