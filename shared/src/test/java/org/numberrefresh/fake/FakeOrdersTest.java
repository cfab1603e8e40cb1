package org.numberrefresh.fake;

import org.numberrefresh.contract.OrdersContract;
import org.numberrefresh.domain.order.Orders;

class FakeOrdersTest extends OrdersContract {

  private final Orders orders = new FakeOrders();

  @Override
  protected Orders orders() {
    return orders;
  }
}
