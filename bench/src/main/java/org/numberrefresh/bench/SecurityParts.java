package org.numberrefresh.bench;

import java.net.URI;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.numberrefresh.adapter.aws.Platform.Reach;
import org.numberrefresh.adapter.http.EndpointRules;
import org.numberrefresh.domain.app.SigningSecret;
import org.numberrefresh.domain.key.Digests;
import org.numberrefresh.domain.key.Refs;

/** The cost of each part of the protection by itself: the classes that do it, on a full batch. */
final class SecurityParts {

  private static final int BYTES_AN_ITEM = 150;
  private static final int RUNS = 200;

  private final SecureRandom random = new SecureRandom();
  private final FullBatch batch = FullBatch.make(random);
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
    parts.add(new Part("tokens, made three times a number", 3 * whole(batch::makeTokens) / apps, true));
    parts.add(new Part("batch sealed once", whole(batch::seal) / apps, true));
    parts.add(new Part("batch opened for each task", whole(batch::open), true));
    parts.add(new Part("refs made", whole(() -> batch.makeRefs(batch.keys().refs().of("app-001"))), true));
    byte[] body = new byte[FullBatch.NUMBERS * BYTES_AN_ITEM];
    SigningSecret one = SigningSecret.draw(random);
    SigningSecret two = SigningSecret.draw(random);
    parts.add(
        new Part(
            "call signed by two secrets",
            whole(
                () ->
                    one.sign("msg_1", FullBatch.NOW, body).length() + two.sign("msg_1", FullBatch.NOW, body).length()),
            true));
    var rules = new EndpointRules(Reach.PUBLIC_ONLY);
    URI endpoint = URI.create("https://app.example/unbind");
    parts.add(
        new Part(
            "endpoint held against the rules", whole(() -> rules.fault("endpoint", endpoint).isEmpty() ? 1 : 0), true));
    Refs.OfApp refs = batch.keys().refs().of("app-001");
    List<String> made = batch.refs(refs);
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
    return Processor.ofOne(work, RUNS) / FullBatch.NUMBERS;
  }

  private int makeDigests() {
    Digests.OfApp digests = batch.keys().digests().of("app-001", 1);
    return batch.numbers().stream().mapToInt(number -> digests.of(number).length()).sum();
  }
}
