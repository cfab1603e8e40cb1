package org.numberrefresh.domain.access;

/** Refuses a registration, since one of its clients belongs to another party. Nothing was changed. */
public final class ClientTaken extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  public ClientTaken() {
    super("A client belongs to another party.");
  }
}
