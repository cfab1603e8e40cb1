package org.numberrefresh.domain.call;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.numberrefresh.domain.app.App;

/** Makes sample calls to the endpoint of an app that is called. None of them is recorded. */
@FunctionalInterface
public interface EndpointTrial {

  /** A call that is tried. */
  sealed interface Sample {

    /** A challenge. */
    record Challenge() implements Sample {}

    /**
     * A call about numbers.
     *
     * @param purpose the reason of the call
     * @param numbers numbers that nobody has, sorted by ref; security events take the first alone
     */
    record About(Purpose purpose, List<AskedNumber> numbers) implements Sample {

      public About {
        numbers = List.copyOf(numbers);
        if (numbers.isEmpty()) {
          throw new IllegalArgumentException("A call is about one number at least.");
        }
      }

      /** A call about one number. */
      public static About of(Purpose purpose, AskedNumber number) {
        return new About(purpose, List.of(number));
      }
    }

    /** A call of a type that the contract does not have. */
    record UnknownType() implements Sample {}
  }

  /** The signature of a sample. */
  enum Seal {
    /** It is made now, by the secrets of the app. */
    OWN,
    /** It is made by a key that the app does not know. */
    FOREIGN,
    /** It is made by the secrets of the app, and the body is changed after that. */
    CHANGED,
    /** It is made by the secrets of the app, for a time ten minutes ago. */
    STALE
  }

  /**
   * The answer to a sample.
   *
   * @param status the HTTP status, if an answer came
   * @param verdict the meaning that it has, judged as the answer to any call is
   */
  record Seen(OptionalInt status, CallVerdict verdict) {}

  /** Makes a call. It never throws for what the app or the network does. */
  Seen make(App app, Sample sample, Seal seal, Duration timeLimit);
}
