package org.numberrefresh.simulation.apps;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

/** Casts of simulated apps: the number of each kind, their order and their names. */
public enum Cast {
  /** A bit of everything; the same for the same seed. */
  MIXED {
    @Override
    List<AppKind> kinds(int count) {
      var kinds = new ArrayList<AppKind>();
      if (count >= LARGE) {
        kinds.addAll(
            List.of(
                AppKind.SMALL,
                AppKind.BLINDED,
                AppKind.HANGING,
                AppKind.DOWN,
                AppKind.NOT_COVERED,
                AppKind.NOT_COVERED));
        add(kinds, AppKind.LATER, Math.round(count * 0.08f));
        add(kinds, AppKind.MIXED, Math.max(1, Math.round(count * 0.02f)));
        add(kinds, AppKind.REVIEWING, Math.max(1, Math.round(count * 0.02f)));
        add(kinds, AppKind.SLOW, Math.max(1, Math.round(count * 0.03f)));
        kinds.addAll(List.of(AppKind.BUSY, AppKind.STUMBLING, AppKind.LIMITING, AppKind.DROPPING, AppKind.RECOVERING));
      } else {
        kinds.addAll(FEW.subList(0, count / 2));
      }
      add(kinds, AppKind.INSTANT, count - kinds.size());
      return kinds;
    }
  },
  /** As {@link #MIXED}, but the last two of those that answer at once pull their tasks and take security events. */
  EVERY_WAY {
    @Override
    List<AppKind> kinds(int count) {
      var kinds = new ArrayList<>(MIXED.kinds(count));
      if (count > 1) {
        kinds.set(count - 1, AppKind.PULLING);
        kinds.set(count - 2, AppKind.LISTENING);
      }
      return kinds;
    }
  },
  /** Every app answers at once: nothing but the hub is measured. */
  INSTANT {
    @Override
    List<AppKind> kinds(int count) {
      return Collections.nCopies(count, AppKind.INSTANT);
    }
  },
  /** Every app answers at once, but the first hangs. */
  ONE_HANGS {
    @Override
    List<AppKind> kinds(int count) {
      var kinds = new ArrayList<>(Collections.nCopies(count, AppKind.INSTANT));
      kinds.set(0, AppKind.HANGING);
      return kinds;
    }
  },
  /** Every app answers at once and takes one number a call. */
  ONE_BY_ONE {
    @Override
    List<AppKind> kinds(int count) {
      return Collections.nCopies(count, AppKind.SINGLE);
    }
  };

  private static final int LARGE = 20;

  /** Joins one by one as a small cast grows; half of it stays instant. */
  private static final List<AppKind> FEW =
      List.of(
          AppKind.LATER,
          AppKind.BLINDED,
          AppKind.MIXED,
          AppKind.BUSY,
          AppKind.SMALL,
          AppKind.REVIEWING,
          AppKind.SLOW,
          AppKind.DROPPING,
          AppKind.LATER);

  private static final List<String> SECTORS = List.of("SOCIAL", "PAYMENT", "VIDEO", "ECOMMERCE", "TRAVEL");
  private static final List<String> GOODS = List.of("Chat", "Pay", "Video", "Mall", "Trips");
  private static final List<String> BRANDS =
      List.of(
          "Bamboo", "Lotus", "Jade", "Crane", "Willow", "Ginkgo", "Magpie", "Lantern", "Harbor", "Plum", "Maple",
          "Cloud", "River", "Comet", "Panda", "Osprey", "Quartz", "Saffron", "Teal", "Umber", "Violet", "Walnut",
          "Yarrow", "Zephyr", "Amber", "Birch", "Cedar", "Dune", "Ember", "Fern", "Garnet", "Heron", "Iris", "Juniper",
          "Kite", "Linden", "Moss", "Nova", "Opal", "Pebble");

  /** The name on command lines, such as {@code one-hangs}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  abstract List<AppKind> kinds(int count);

  /** The apps, {@code app-001} first. */
  List<SimulatedApp> apps(int count, long seed) {
    var kinds = new ArrayList<>(kinds(count));
    if (this == MIXED || this == EVERY_WAY) {
      Collections.shuffle(kinds, new Random(seed));
    }
    return IntStream.range(0, count).mapToObj(i -> app(i, kinds.get(i))).toList();
  }

  private static SimulatedApp app(int index, AppKind kind) {
    int sector = index % SECTORS.size();
    int brand = index / SECTORS.size();
    String name = BRANDS.get(brand % BRANDS.size()) + " " + GOODS.get(sector);
    int series = brand / BRANDS.size();
    return new SimulatedApp(
        String.format("app-%03d", index + 1),
        series == 0 ? name : name + " " + (series + 1),
        SECTORS.get(sector),
        kind);
  }

  private static void add(List<AppKind> kinds, AppKind kind, int count) {
    kinds.addAll(Collections.nCopies(count, kind));
  }
}
