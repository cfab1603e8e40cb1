package org.numberrefresh.adapter.dynamo;

import org.numberrefresh.domain.appeal.AppealReason;
import org.numberrefresh.domain.appeal.AppealedPair;
import org.numberrefresh.domain.appeal.Objection;
import org.numberrefresh.domain.outcome.Outcome;
import org.numberrefresh.domain.refresh.BatchId;

/** The objection of an appeal as one text of its head: batch, index, app, outcome, reason and fingerprint. */
final class ObjectionText {

  private ObjectionText() {}

  static String write(Objection objection) {
    AppealedPair pair = objection.pair();
    return String.join(
        " ",
        pair.batch().toString(),
        Integer.toString(pair.index()),
        Integer.toString(pair.app()),
        Byte.toString(objection.outcome().code()),
        objection.reason().name(),
        objection.meaning());
  }

  static Objection read(String stored) {
    String[] parts = stored.split(" ", -1);
    return new Objection(
        new AppealedPair(BatchId.parse(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2])),
        Outcome.ofCode(Byte.parseByte(parts[3])),
        AppealReason.valueOf(parts[4]),
        parts[5]);
  }
}
