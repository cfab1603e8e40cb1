package org.numberrefresh.fake;

import java.util.EnumMap;
import java.util.Map;
import org.numberrefresh.contract.JwsKeysContract;
import org.numberrefresh.domain.jws.JwsKeys;
import org.numberrefresh.domain.jws.JwsUse;

class FakeJwsKeysTest extends JwsKeysContract {

  private final Map<JwsUse, JwsKeys> keys = new EnumMap<>(JwsUse.class);

  @Override
  protected JwsKeys keys(JwsUse use) {
    return keys.computeIfAbsent(use, of -> new FakeJwsKeys());
  }
}
