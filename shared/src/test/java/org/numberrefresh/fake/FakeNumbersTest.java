package org.numberrefresh.fake;

import org.numberrefresh.contract.NumbersContract;
import org.numberrefresh.domain.number.Numbers;

class FakeNumbersTest extends NumbersContract {

  private final Numbers numbers = new FakeNumbers();

  @Override
  protected Numbers numbers() {
    return numbers;
  }
}
