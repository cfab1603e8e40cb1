package org.numberrefresh.usecase.erasure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.numberrefresh.domain.batch.BatchNumber;
import org.numberrefresh.domain.batch.Batches;
import org.numberrefresh.domain.batch.TaskOutcomes;
import org.numberrefresh.domain.batch.Tasks.Recorded;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.erasure.Erasure.Place;
import org.numberrefresh.domain.key.SealedNumbers;
import org.numberrefresh.domain.phone.PhoneNumber;
import org.numberrefresh.problem.Unavailable;

/** Removes a number from its places in batches, and what apps told of it there. Each step may be repeated. */
final class ErasePlaces {

  private static final int MAX_TRIES = 10;

  private final Batches batches;
  private final SealedNumbers sealed;

  ErasePlaces(Core core) {
    this.batches = core.stores().batches();
    this.sealed = core.keys().numbers();
  }

  /** The number goes first: a late answer that is stored after the details went finds its place empty. */
  void erase(Place place, PhoneNumber number) {
    empty(place, number);
    batches.tasks().of(place.batch()).forEach(task -> forget(task, place.index()));
  }

  private void empty(Place place, PhoneNumber number) {
    for (int i = 0; i < MAX_TRIES; i++) {
      Optional<byte[]> stored = batches.contents().numbers(place.batch());
      if (stored.isEmpty() || isErased(place, number, stored.get())) {
        return;
      }
    }
    throw new Unavailable("The numbers of batch " + place.batch() + " changed at each try to erase one.");
  }

  /** True if the number does not stand at its place any more; false if another erasure of the batch came first. */
  private boolean isErased(Place place, PhoneNumber number, byte[] stored) {
    var numbers = new ArrayList<>(sealed.open(place.batch(), stored));
    BatchNumber there = numbers.get(place.index());
    if (!there.phoneNumber().equals(number)) {
      return true;
    }
    numbers.set(place.index(), there.erased());
    return batches.contents().replaceNumbers(place.batch(), stored, sealed.seal(place.batch(), List.copyOf(numbers)));
  }

  /** A task may be written by others meanwhile: a late answer may still come. */
  private void forget(TaskOutcomes read, int index) {
    TaskOutcomes task = read;
    for (int i = 0; task.details().containsKey(index); i++) {
      if (i == MAX_TRIES) {
        throw new Unavailable("A task of batch " + task.task().batch() + " changed at each try to erase a detail.");
      }
      task =
          switch (batches.tasks().record(task.withoutDetails(Set.of(index)).next())) {
            case Recorded.Written(TaskOutcomes now) -> now;
            case Recorded.Overtaken(TaskOutcomes now) -> now;
          };
    }
  }
}
