package org.numberrefresh.fake;

import org.numberrefresh.contract.ErasureWishesContract;
import org.numberrefresh.domain.batch.DueIndex;
import org.numberrefresh.domain.erasure.ErasureWishes;

class FakeErasureWishesTest extends ErasureWishesContract {

  private final FakeDueIndex index = new FakeDueIndex();
  private final FakeErasureWishes wishes = new FakeErasureWishes(index);

  @Override
  protected ErasureWishes wishes() {
    return wishes;
  }

  @Override
  protected DueIndex index() {
    return index;
  }
}
