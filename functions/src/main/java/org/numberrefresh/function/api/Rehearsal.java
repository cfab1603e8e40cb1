package org.numberrefresh.function.api;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.Security;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import org.numberrefresh.adapter.aws.Platform;
import org.numberrefresh.adapter.aws.RehearsalPlatform;

/**
 * A rehearsal of a function before Lambda takes its snapshot (SnapStart). A second function of the same class is made,
 * answers made-up events and is dropped. Its classes stay loaded and compiled. The function itself has not been used:
 * it reads secret, keys and tables for the first time after the restore.
 *
 * <p>Decision: docs/decisions.md#a-snapshot-holds-nothing-that-was-read
 */
public final class Rehearsal<F> implements Resource {

  private static final String START = "AWS_LAMBDA_INITIALIZATION_TYPE";

  /** Lambda refers to hooks weakly. */
  private static final List<Resource> HOOKS = new ArrayList<>();

  private final Function<Platform, F> maker;
  private final BiConsumer<F, RehearsalContext> calls;

  private Rehearsal(Function<Platform, F> maker, BiConsumer<F, RehearsalContext> calls) {
    this.maker = maker;
    this.calls = calls;
  }

  /**
   * Has a function rehearsed, where it starts from snapshots. Elsewhere a rehearsal would only delay the first call.
   *
   * @param maker makes the function that is used for it
   * @param calls the calls of that function
   */
  public static <F> void of(Function<Platform, F> maker, BiConsumer<F, RehearsalContext> calls) {
    if ("snap-start".equals(System.getenv(START))) {
      // An address that was looked up before the snapshot may be somebody else's after the restore.
      Security.setProperty("networkaddress.cache.ttl", "0");
      var rehearsal = new Rehearsal<>(maker, calls);
      HOOKS.add(rehearsal);
      Core.getGlobalContext().register(rehearsal);
    }
  }

  /** Rehearses. A rehearsal that fails is told in one line, and the function starts all the same. */
  @Override
  public void beforeCheckpoint(Context<? extends Resource> context) {
    PrintStream out = System.out;
    var said = new ByteArrayOutputStream();
    System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
    try (var rehearsal = new RehearsalPlatform()) {
      calls.accept(maker.apply(rehearsal.platform()), new RehearsalContext());
    } catch (RuntimeException | LinkageError e) {
      Log.fault("rehearsal failed", "", e);
    } finally {
      System.setOut(out);
      said.toString(StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.contains("\"ERROR\""))
          .limit(1)
          .forEach(out::println);
    }
  }

  /** Nothing was kept, so nothing has to be renewed. */
  @Override
  public void afterRestore(Context<? extends Resource> context) {}
}
