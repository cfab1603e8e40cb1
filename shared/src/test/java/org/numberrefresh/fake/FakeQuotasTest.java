package org.numberrefresh.fake;

import org.numberrefresh.contract.QuotasContract;
import org.numberrefresh.domain.quota.Quotas;

class FakeQuotasTest extends QuotasContract {

  private final Quotas quotas = new FakeQuotas();

  @Override
  protected Quotas quotas() {
    return quotas;
  }
}
