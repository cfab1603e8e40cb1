package org.numberrefresh.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.numberrefresh.domain.appeal.AppealClaim;
import org.numberrefresh.domain.appeal.AppealList;
import org.numberrefresh.domain.appeal.AppealReason;
import org.numberrefresh.domain.appeal.AppealedPair;
import org.numberrefresh.domain.appeal.Appeals;
import org.numberrefresh.domain.appeal.Objection;
import org.numberrefresh.domain.batch.AcceptedHead;
import org.numberrefresh.domain.batch.BatchHead;
import org.numberrefresh.domain.batch.BatchRequest;
import org.numberrefresh.domain.batch.Batches;
import org.numberrefresh.domain.outcome.Outcome;
import org.numberrefresh.domain.refresh.BatchId;

/** The promises of {@link Appeals}, and of a head that is an appeal's. */
public abstract class AppealsContract {

  private final BatchId batch = Samples.batch();
  private final AppealList list = AppealList.ofCarrier(Samples.id("carrier"));

  protected abstract Batches batches();

  private Appeals appeals() {
    return batches().appeals();
  }

  private AppealedPair pair(int index, int app) {
    return new AppealedPair(batch, index, app);
  }

  private static AppealClaim claim(long position) {
    return new AppealClaim(Samples.order(), position);
  }

  @Test
  void a_pair_has_one_claim_and_another_only_in_its_place() {
    AppealClaim first = claim(1);
    AppealClaim second = claim(2);
    assertTrue(appeals().claim(pair(0, 7), first, Optional.empty()));
    assertTrue(appeals().claim(pair(0, 7), first, Optional.empty()));
    assertFalse(appeals().claim(pair(0, 7), second, Optional.empty()));
    assertFalse(appeals().claim(pair(0, 7), second, Optional.of(claim(1))));
    assertTrue(appeals().claim(pair(0, 7), second, Optional.of(first)));
    assertEquals(Map.of(pair(0, 7).place(), Map.of(7, second)), appeals().claims(List.of(pair(0, 7).place())));
  }

  @Test
  void a_claim_keeps_its_ordinal_in_its_pair_and_not_in_the_list() {
    var third = new AppealClaim(Samples.order(), 9, 3);
    assertTrue(appeals().claim(pair(2, 7), third, Optional.empty()));
    assertEquals(Map.of(7, third), appeals().claims(List.of(pair(2, 7).place())).get(pair(2, 7).place()));
    AppealClaim next = claim(10);
    assertTrue(appeals().claim(pair(2, 7), next, Optional.of(third)));
    appeals().list(list, third);
    assertEquals(List.of(new AppealClaim(third.appeal(), 9)), appeals().listed(list, Optional.empty(), 1));
  }

  @Test
  void claims_are_found_by_their_numbers() {
    AppealClaim one = claim(1);
    AppealClaim two = claim(2);
    AppealClaim other = claim(3);
    assertTrue(appeals().claim(pair(0, 7), one, Optional.empty()));
    assertTrue(appeals().claim(pair(0, 12), two, Optional.empty()));
    assertTrue(appeals().claim(pair(499, 7), other, Optional.empty()));
    assertEquals(
        Map.of(pair(0, 7).place(), Map.of(7, one, 12, two), pair(499, 7).place(), Map.of(7, other)),
        appeals().claims(List.of(pair(0, 7).place(), pair(1, 7).place(), pair(499, 7).place())));
    assertEquals(Map.of(), appeals().claims(List.of()));
    appeals().list(list, one);
    assertEquals(
        Map.of(pair(0, 7).place(), Map.of(7, one, 12, two), pair(499, 7).place(), Map.of(7, other)),
        appeals().claims(batch));
    assertEquals(Map.of(), appeals().claims(Samples.batch()));
  }

  @Test
  void a_list_is_read_from_its_newest_and_goes_on_after_a_position() {
    AppealClaim first = claim(1);
    AppealClaim second = claim(20);
    AppealClaim third = claim(1L << 60);
    List.of(second, first, third, first).forEach(claim -> appeals().list(list, claim));
    appeals().list(AppealList.ofCarrier(Samples.id("carrier")), claim(5));
    assertEquals(List.of(third, second, first), appeals().listed(list, Optional.empty(), 10));
    assertEquals(List.of(third, second), appeals().listed(list, Optional.empty(), 2));
    assertEquals(List.of(first), appeals().listed(list, Optional.of(20L), 2));
    assertEquals(List.of(), appeals().listed(list, Optional.of(1L), 2));
  }

  @Test
  void an_app_and_a_carrier_of_the_same_id_have_lists_of_their_own() {
    AppealClaim own = claim(7);
    appeals().list(list, claim(8));
    appeals().list(AppealList.ofApp(list.id()), own);
    assertEquals(List.of(own), appeals().listed(AppealList.ofApp(list.id()), Optional.empty(), 10));
    assertEquals(List.of(), appeals().listed(AppealList.ofApp(Samples.id("app")), Optional.empty(), 10));
  }

  private AcceptedHead head(AppealReason reason) {
    BatchRequest plain = Samples.head(batch).request();
    var objection = new Objection(pair(3, 7), Outcome.BLOCKED_LEGAL_HOLD, reason, "f00d");
    var request =
        new BatchRequest(
            plain.id(),
            plain.carrier(),
            plain.mode(),
            plain.selection(),
            plain.numbers(),
            plain.lost(),
            plain.createdAt(),
            plain.startsAt(),
            Optional.of(objection));
    return new AcceptedHead(request, Samples.NOW.plusSeconds(60));
  }

  @Test
  void the_first_head_of_an_appeal_stays() {
    BatchHead first = batches().heads().putOnce(head(AppealReason.OTHER));
    assertEquals(head(AppealReason.OTHER), first);
    assertEquals(first, batches().heads().putOnce(head(AppealReason.NOT_MY_ACCOUNT)));
    batches().heads().open(batch, Samples.NOW, 1, Samples.NOW.plusSeconds(60));
    BatchHead opened = batches().heads().putOnce(head(AppealReason.OTHER));
    assertEquals(first.objection(), opened.opened().orElseThrow().objection());
  }
}
