package org.numberrefresh.fake;

import org.numberrefresh.contract.RekeyingsContract;
import org.numberrefresh.domain.batch.Batches;
import org.numberrefresh.domain.rekey.Rekeyings;

class FakeRekeyingsTest extends RekeyingsContract {

  private final FakeBatches batches = new FakeBatches();
  private final FakeRekeyings rekeyings = new FakeRekeyings(batches);

  @Override
  protected Rekeyings rekeyings() {
    return rekeyings;
  }

  @Override
  protected Batches batches() {
    return batches;
  }
}
