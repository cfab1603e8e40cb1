package org.numberrefresh.adapter.jwt;

import java.util.ArrayList;
import java.util.List;

/** Notes what is told of an issuer's outages. */
public final class NotedOutages implements IssuerWatch {

  private final List<String> told = new ArrayList<>();

  @Override
  public void failed(boolean first, String fault) {
    told.add(first ? "begins" : "goes on");
  }

  @Override
  public void recovered() {
    told.add("ends");
  }

  /** Everything that was told, in order. */
  public List<String> told() {
    return List.copyOf(told);
  }
}
