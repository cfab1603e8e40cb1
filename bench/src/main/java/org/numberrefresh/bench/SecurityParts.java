package org.numberrefresh.bench;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.numberrefresh.adapter.aws.Platform.Reach;
import org.numberrefresh.adapter.http.EndpointRules;
import org.numberrefresh.domain.app.SigningSecret;
import org.numberrefresh.domain.batch.BatchNumber;
import org.numberrefresh.domain.key.Digests;
import org.numberrefresh.domain.key.KeyRing;
import org.numberrefresh.domain.key.Keys;
import org.numberrefresh.domain.key.Refs;
import org.numberrefresh.domain.phone.PhoneNumber;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.refresh.OrderId;
import org.numberrefresh.synthetic.MobileRanges.SyntheticCarrier;
import org.numberrefresh.synthetic.SyntheticNumbers;

/** The cost of each part of the protection by itself: the classes that do it, on a full batch. */
final class SecurityParts {

  private static final int NUMBERS = 500;
  private static final int BYTES_AN_ITEM = 150;
  private static final int RUNS = 200;
  private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");

  private final SecureRandom random = new SecureRandom();
  private final Keys keys = Keys.of(new KeyRing("a-root-of-a-benchmark-which-guards-nothing"), random);
  private final BatchId batch = new BatchId(OrderId.parse("0123456789abcdef0123"), 1);
  private final List<PhoneNumber> numbers =
      new SyntheticNumbers(1)
          .of(SyntheticCarrier.EAST, 0, NUMBERS).stream().map(text -> PhoneNumber.parse(text).orElseThrow()).toList();
  private final double apps;

  /**
   * Parts of a system.
   *
   * @param apps the apps that each number is asked at; work done once a number is shared by so many pairs
   */
  SecurityParts(int apps) {
    this.apps = apps;
  }

  /**
   * The cost of a part.
   *
   * @param name the part
   * @param nanos processor time of a pair
   * @param always true if every pair pays; else only pairs of blinded apps, or of apps that answer later
   */
  record Part(String name, double nanos, boolean always) {}

  List<Part> measure() {
    var parts = new ArrayList<Part>();
    parts.add(
        new Part("tokens, made three times a number", 3 * whole(() -> keys.tokens().of(numbers).size()) / apps, true));
    List<BatchNumber> batchNumbers =
        IntStream.range(0, NUMBERS).mapToObj(i -> new BatchNumber(i, numbers.get(i), NOW, "")).toList();
    byte[] sealed = keys.numbers().seal(batch, batchNumbers);
    parts.add(new Part("batch sealed once", whole(() -> keys.numbers().seal(batch, batchNumbers).length) / apps, true));
    parts.add(new Part("batch opened for each task", whole(() -> keys.numbers().open(batch, sealed).size()), true));
    parts.add(new Part("refs made", whole(this::makeRefs), true));
    byte[] body = new byte[NUMBERS * BYTES_AN_ITEM];
    SigningSecret one = SigningSecret.draw(random);
    SigningSecret two = SigningSecret.draw(random);
    parts.add(
        new Part(
            "call signed by two secrets",
            whole(() -> one.sign("msg_1", NOW, body).length() + two.sign("msg_1", NOW, body).length()),
            true));
    var rules = new EndpointRules(Reach.PUBLIC_ONLY);
    URI endpoint = URI.create("https://app.example/unbind");
    parts.add(
        new Part(
            "endpoint held against the rules", whole(() -> rules.fault("endpoint", endpoint).isEmpty() ? 1 : 0), true));
    Refs.OfApp refs = keys.refs().of("app-001");
    List<String> made = IntStream.range(0, NUMBERS).mapToObj(i -> refs.of(batch, i)).toList();
    parts.add(
        new Part(
            "refs read, of apps that answer later",
            whole(() -> made.stream().mapToInt(ref -> refs.read(ref).orElseThrow().index()).sum()),
            false));
    parts.add(new Part("digests, of blinded apps", whole(this::makeDigests), false));
    return parts;
  }

  /** The cost of some work on a whole batch, of one pair of it. */
  private static double whole(Processor.Work work) {
    return Processor.ofOne(work, RUNS) / NUMBERS;
  }

  private int makeRefs() {
    Refs.OfApp refs = keys.refs().of("app-001");
    return IntStream.range(0, NUMBERS).map(i -> refs.of(batch, i).length()).sum();
  }

  private int makeDigests() {
    Digests.OfApp digests = keys.digests().of("app-001", 1);
    return numbers.stream().mapToInt(number -> digests.of(number).length()).sum();
  }
}
