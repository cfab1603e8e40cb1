package org.numberrefresh.fake;

import org.numberrefresh.contract.EventKeysContract;
import org.numberrefresh.domain.risc.EventKeys;

class FakeEventKeysTest extends EventKeysContract {

  private final EventKeys keys = new FakeEventKeys();

  @Override
  protected EventKeys keys() {
    return keys;
  }
}
