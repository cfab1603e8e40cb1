package org.numberrefresh.usecase.registry;

import java.util.List;
import org.numberrefresh.domain.carrier.Carrier;
import org.numberrefresh.domain.carrier.Carriers;
import org.numberrefresh.domain.carrier.NumberRanges;
import org.numberrefresh.domain.core.Core;

/** Reads operators the register of carriers. It is answered whole: some hundred carriers, at most 10,000 ranges. */
public final class RegisteredCarriers {

  private final Carriers carriers;

  public RegisteredCarriers(Core core) {
    this.carriers = core.stores().carriers();
  }

  /** All carriers, by id. */
  public List<Carrier> all() {
    return carriers.all();
  }

  /** The number ranges, as they were replaced last. */
  public NumberRanges ranges() {
    return carriers.ranges();
  }
}
