package org.numberrefresh.fake;

import org.numberrefresh.contract.FeedsContract;
import org.numberrefresh.domain.event.Feeds;
import org.numberrefresh.domain.event.PlacedEvent;

class FakeFeedsTest extends FeedsContract {

  private final FakeFeeds feeds = new FakeFeeds();

  @Override
  protected Feeds feeds() {
    return feeds;
  }

  @Override
  protected void dropFirst(String carrier) {
    feeds.drop(carrier, PlacedEvent.FIRST + 1);
  }
}
