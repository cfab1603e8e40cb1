package org.numberrefresh.fake;

import org.numberrefresh.contract.RekeyingsContract;
import org.numberrefresh.domain.batch.DueIndex;
import org.numberrefresh.domain.rekey.Rekeyings;

class FakeRekeyingsTest extends RekeyingsContract {

  private final FakeDueIndex dueIndex = new FakeDueIndex();
  private final FakeRekeyings rekeyings = new FakeRekeyings(dueIndex);

  @Override
  protected Rekeyings rekeyings() {
    return rekeyings;
  }

  @Override
  protected DueIndex dueIndex() {
    return dueIndex;
  }
}
