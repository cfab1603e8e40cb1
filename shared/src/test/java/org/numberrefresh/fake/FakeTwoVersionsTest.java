package org.numberrefresh.fake;

import org.numberrefresh.contract.TwoVersionsContract;
import org.numberrefresh.domain.number.Numbers;

class FakeTwoVersionsTest extends TwoVersionsContract {

  private final Numbers numbers = new FakeNumbers();

  @Override
  protected Numbers numbers() {
    return numbers;
  }
}
