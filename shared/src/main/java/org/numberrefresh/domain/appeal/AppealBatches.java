package org.numberrefresh.domain.appeal;

import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.refresh.OrderId;

/** The batches of an appeal, each of one number and one app. */
public final class AppealBatches {

  private AppealBatches() {}

  /** The batch in which the app decides. Its head makes the appeal count. */
  public static BatchId deciding(OrderId appeal) {
    return new BatchId(appeal, 0);
  }

  /** The batch in which the app is asked to unbind, once it has upheld the appeal and named no outcome. */
  public static BatchId unbinding(OrderId appeal) {
    return new BatchId(appeal, 1);
  }
}
