package org.numberrefresh.fake;

import org.numberrefresh.contract.ErasuresContract;
import org.numberrefresh.domain.erasure.Erasures;

class FakeErasuresTest extends ErasuresContract {

  private final Erasures erasures = new FakeErasures();

  @Override
  protected Erasures erasures() {
    return erasures;
  }
}
