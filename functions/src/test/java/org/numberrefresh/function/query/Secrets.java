package org.numberrefresh.function.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.numberrefresh.domain.refresh.Mode;

/**
 * The answers of apps in two worlds that a carrier must not be able to tell apart. What may be seen is drawn once:
 * which pairs have a residue, when it comes, and when a task (of few numbers: the whole batch) is settled. What may not
 * be seen is drawn for each world: what stands behind CLEAR and behind OTHER, and when each clear answer came.
 *
 * @param mode the mode
 * @param numbers how many numbers are asked about
 * @param apps the apps' ids
 * @param stumbling the apps that fail their first call
 * @param withdrawn the indexes that are withdrawn after the first step
 * @param worlds what the apps answer in each of the two worlds
 */
record Secrets(
    Mode mode, int numbers, List<String> apps, List<String> stumbling, List<Integer> withdrawn, List<Answers> worlds) {

  /** A step that never comes. */
  static final int NEVER = 99;

  private static final int LAST_STEP = 3;
  private static final List<String> RESIDUES =
      List.of("BLOCKED/ACCOUNT_BANNED", "REFUSED/IDENTITY_MISMATCH", "FAILED", "BLOCKED/OTHER", "REFUSED/OTHER");
  private static final List<String> BLOCKED = List.of("BLOCKED/OTHER", "BLOCKED/LEGAL_HOLD");
  private static final Map<String, String> CORRECTIONS =
      Map.of("NOT_BOUND", "UNBOUND", "BLOCKED/OTHER", "BLOCKED/LEGAL_HOLD");
  private static final List<String> REFUSED =
      List.of("REFUSED/OTHER", "REFUSED/RECENT_ACTIVITY", "REFUSED/PREVIOUS_HOLDER_OBJECTED");

  /**
   * An answer.
   *
   * @param outcome with its reason
   * @param step when it comes; 0 in the call itself
   * @param meanwhile what the app says in the call, where it answers later
   */
  record Said(String outcome, int step, String meanwhile) {}

  /**
   * The answers, by app and index.
   *
   * @param corrects true if apps correct what they said, where nobody must see it
   */
  record Answers(Map<String, List<Said>> byApp, boolean corrects) {

    /** The last answer of an app; empty if it leaves it at what it said. */
    Optional<String> correction(String app, int index) {
      return Optional.ofNullable(CORRECTIONS.get(of(app, index).outcome())).filter(outcome -> corrects);
    }

    Said of(String app, int index) {
      return byApp.get(app).get(index);
    }
  }

  /** Draws a scene. */
  static Secrets draw(long seed) {
    var random = new Random(seed);
    Mode mode = random.nextInt(4) == 0 ? Mode.ACTIVE : Mode.BATCH;
    List<Integer> withdrawn = mode == Mode.BATCH && random.nextInt(3) == 0 ? List.of(1, 2) : List.of();
    boolean few = random.nextBoolean();
    int numbers = few ? 4 + random.nextInt(3) - (withdrawn.isEmpty() ? 3 : 0) : 22 + random.nextInt(3);
    List<String> apps = List.of("chat", "mail", "pay");
    List<String> stumbling = apps.stream().filter(app -> random.nextInt(4) == 0).toList();
    var draw = new Draw(mode, numbers, few, apps, withdrawn, random);
    return new Secrets(mode, numbers, apps, stumbling, withdrawn, List.of(draw.world(seed + 1), draw.world(seed + 2)));
  }

  /** The part that may be seen, and the way in which the rest is drawn beside it. */
  private static final class Draw {

    private final Mode mode;
    private final boolean few;
    private final List<String> apps;
    private final List<Integer> withdrawn;
    private final int numbers;
    private final Map<String, Integer> settledAt = new HashMap<>();
    private final Map<String, List<Said>> seen = new HashMap<>();

    Draw(Mode mode, int numbers, boolean few, List<String> apps, List<Integer> withdrawn, Random random) {
      this.mode = mode;
      this.few = few;
      this.apps = apps;
      this.withdrawn = withdrawn;
      this.numbers = numbers;
      int first = withdrawn.isEmpty() ? 0 : 2;
      int batch = first + random.nextInt(LAST_STEP + 1 - first);
      for (String app : apps) {
        int last = few ? batch : first + random.nextInt(LAST_STEP + 1 - first);
        settledAt.put(app, last);
        var said = new ArrayList<Said>();
        for (int i = 0; i < numbers; i++) {
          boolean residue = i > 0 && !withdrawn.contains(i) && random.nextInt(5) == 0;
          String outcome = residue ? RESIDUES.get(random.nextInt(RESIDUES.size())) : "CLEAR";
          said.add(new Said(outcome, random.nextInt(last + 1), "ACKNOWLEDGED"));
        }
        seen.put(app, said);
      }
    }

    Answers world(long seed) {
      var random = new Random(seed);
      String lastApp = apps.get(random.nextInt(apps.size()));
      var byApp = new HashMap<String, List<Said>>();
      for (String app : apps) {
        int lastNumber = lastNumber(app, random);
        var said = new ArrayList<Said>();
        for (int i = 0; i < numbers; i++) {
          boolean sets = i == lastNumber && (!few || app.equals(lastApp));
          said.add(hidden(app, i, sets, random));
        }
        byApp.put(app, said);
      }
      return new Answers(byApp, random.nextBoolean());
    }

    /** One of the clear numbers that stay; the first is always one. */
    private int lastNumber(String app, Random random) {
      int drawn = random.nextInt(numbers);
      return seen.get(app).get(drawn).outcome().equals("CLEAR") && !withdrawn.contains(drawn) ? drawn : 0;
    }

    private Said hidden(String app, int index, boolean setsTheTime, Random random) {
      Said visible = seen.get(app).get(index);
      String meanwhile = random.nextBoolean() ? "IN_REVIEW" : "ACKNOWLEDGED";
      if (!visible.outcome().equals("CLEAR")) {
        List<String> same = visible.outcome().startsWith("BLOCKED") ? BLOCKED : REFUSED;
        boolean other = visible.outcome().endsWith("/OTHER");
        String outcome = other ? same.get(random.nextInt(same.size())) : visible.outcome();
        return new Said(outcome, visible.step(), meanwhile);
      }
      List<String> kinds =
          mode == Mode.ACTIVE
              ? List.of("UNBOUND", "NOT_BOUND", "BOUND_BY_CURRENT_SUBSCRIBER")
              : List.of("UNBOUND", "NOT_BOUND");
      String kind = kinds.get(random.nextInt(kinds.size()));
      if (mode == Mode.ACTIVE) {
        return new Said(kind, visible.step(), meanwhile);
      }
      int last = settledAt.get(app);
      if (withdrawn.contains(index)) {
        return new Said(kind, random.nextBoolean() ? random.nextInt(LAST_STEP + 2) : NEVER, meanwhile);
      }
      return new Said(kind, setsTheTime ? last : random.nextInt(last + 1), meanwhile);
    }
  }
}
