package org.numberrefresh.fake;

import org.numberrefresh.contract.FeedsContract;
import org.numberrefresh.domain.event.Feeds;

class FakeFeedsTest extends FeedsContract {

  private final FakeFeeds feeds = new FakeFeeds();

  @Override
  protected Feeds feeds() {
    return feeds;
  }
}
