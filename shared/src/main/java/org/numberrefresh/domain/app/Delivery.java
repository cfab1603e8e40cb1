package org.numberrefresh.domain.app;

import java.net.URI;
import java.util.Optional;
import java.util.stream.Stream;
import org.numberrefresh.domain.app.UnfitProfile.Rule;

/** The way in which an app is given numbers, with the settings that this way needs. */
public sealed interface Delivery {

  /** Most numbers in a call, and in an answer to an app that asks. */
  int MOST_ITEMS = 500;

  /** The kinds, by their names in the contract and in the store, and the rules for their settings. */
  enum Kind {
    /** The platform calls the app. */
    PUSH,
    /** The app asks for its tasks. */
    PULL,
    /** The platform sends the app security events of OpenID RISC. */
    RISC;

    /** Most numbers in a call of this kind, which is also the number where an operator names none. */
    public int mostItems() {
      return switch (this) {
        case PUSH, PULL -> MOST_ITEMS;
        case RISC -> 1;
      };
    }

    /** True if apps of this kind are called at an endpoint. */
    public boolean hasEndpoint() {
      return switch (this) {
        case PUSH, RISC -> true;
        case PULL -> false;
      };
    }

    /** True if the platform signs what it sends as an issuer, which it can be only where it has a public URL. */
    public boolean needsIssuer() {
      return switch (this) {
        case PUSH, PULL -> false;
        case RISC -> true;
      };
    }

    /**
     * Holds an endpoint against the kind.
     *
     * @param covered true if the app takes part
     * @throws UnfitProfile where the kind has no endpoint and one is given, or a covered app lacks the one it needs
     */
    public void requireFit(Optional<URI> endpoint, boolean covered) {
      require(hasEndpoint() || endpoint.isEmpty(), Rule.ENDPOINT_OF_NO_USE);
      require(!hasEndpoint() || endpoint.isPresent() || !covered, Rule.ENDPOINT_MISSING);
    }

    /**
     * Holds a form of numbers against the kind.
     *
     * @throws UnfitProfile where the kind cannot tell numbers in this form
     */
    public void requireFit(NumberForm form) {
      boolean fits =
          switch (this) {
            case PUSH, PULL -> true;
            case RISC -> form == NumberForm.E164;
          };
      require(fits, Rule.EVENT_BLINDED);
    }

    /**
     * Holds the most numbers of a call against the kind.
     *
     * @throws UnfitProfile where a call of the kind cannot have so many
     */
    public void requireFit(int maxItems) {
      requireItems(maxItems);
      require(maxItems <= mostItems(), Rule.EVENT_OF_MANY);
    }

    private static void require(boolean kept, Rule rule) {
      if (!kept) {
        throw new UnfitProfile(rule);
      }
    }
  }

  /** The kind that this delivery is, or will be. */
  Kind kind();

  /** The form in which the app is told a number. */
  NumberForm numberForm();

  /** Most numbers in a call or in an answer, 1 to {@link #MOST_ITEMS}. */
  int maxItems();

  /** The calls that the app takes. */
  CallLimits limits();

  /** This delivery, where it is one by calls that can be made. */
  default Optional<Called> called() {
    return switch (this) {
      case Called called -> Optional.of(called);
      case Pull _, Planned _ -> Optional.empty();
    };
  }

  /** The endpoint, where there is one. */
  default Optional<URI> address() {
    return called().map(Called::endpoint);
  }

  /** The text that is noted once the endpoint has answered its challenge, where there is an endpoint. */
  default Optional<String> challenged() {
    return called().map(Called::mark);
  }

  /** A delivery by calls to an endpoint. */
  sealed interface Called extends Delivery {

    /** The URL that is called. */
    URI endpoint();

    /** The text that is noted once the endpoint has answered its challenge. It differs from kind to kind. */
    String mark();
  }

  /**
   * Calls with signed JSON, which the app answers at once or later.
   *
   * @param endpoint the URL that is called
   * @param numberForm the form in which the app is told a number
   * @param maxItems most numbers in a call, 1 to {@link #MOST_ITEMS}
   * @param limits the calls that the app takes
   */
  record Push(URI endpoint, NumberForm numberForm, int maxItems, CallLimits limits) implements Called {
    public Push {
      requireItems(maxItems);
    }

    @Override
    public Kind kind() {
      return Kind.PUSH;
    }

    /** The endpoint and the encoding: an endpoint that took JSON as it is has yet to show that it decodes another. */
    @Override
    public String mark() {
      return String.join(
          " ", Stream.concat(Stream.of(endpoint.toString()), limits.encoding().accepted().stream()).toList());
    }
  }

  /**
   * Answers to an app that asks for its tasks. It has no endpoint.
   *
   * @param numberForm the form in which the app is told a number
   * @param maxItems most numbers in an answer, 1 to {@link #MOST_ITEMS}
   * @param limits the limits that the operator registered: while the app is not called, all but the size of a body are
   *     only shown
   */
  record Pull(NumberForm numberForm, int maxItems, CallLimits limits) implements Delivery {
    public Pull {
      requireItems(maxItems);
    }

    @Override
    public Kind kind() {
      return Kind.PULL;
    }
  }

  /**
   * Security events of OpenID RISC: one number each, in the clear. An event cannot be taken back.
   *
   * @param endpoint the URL that events are pushed to
   * @param limits the calls that the app takes
   */
  record Risc(URI endpoint, CallLimits limits) implements Called {

    @Override
    public Kind kind() {
      return Kind.RISC;
    }

    @Override
    public NumberForm numberForm() {
      return NumberForm.E164;
    }

    @Override
    public int maxItems() {
      return 1;
    }

    /** The kind and the endpoint: an endpoint that takes calls has yet to show that it takes events. */
    @Override
    public String mark() {
      return "RISC " + endpoint;
    }
  }

  /**
   * Calls to an app whose endpoint is not known yet. Only an app that is not covered has such a delivery.
   *
   * @param kind the kind that it will be, one with an endpoint
   * @param numberForm the form in which the app will be told a number
   * @param maxItems most numbers in a call, 1 to {@link #MOST_ITEMS}
   * @param limits the calls that the app will take
   */
  record Planned(Kind kind, NumberForm numberForm, int maxItems, CallLimits limits) implements Delivery {
    public Planned {
      if (!kind.hasEndpoint()) {
        throw new IllegalArgumentException("An app of kind " + kind + " has no endpoint to wait for.");
      }
      kind.requireFit(numberForm);
      kind.requireFit(maxItems);
    }
  }

  /**
   * Makes a delivery of loose settings.
   *
   * @param endpoint the URL that is called; where a kind needs one and has none, the delivery is {@link Planned}
   * @throws UnfitProfile where the settings do not go together
   */
  static Delivery of(Kind kind, Optional<URI> endpoint, NumberForm form, int maxItems, CallLimits limits) {
    kind.requireFit(endpoint, false);
    kind.requireFit(form);
    kind.requireFit(maxItems);
    if (kind.hasEndpoint() && endpoint.isEmpty()) {
      return new Planned(kind, form, maxItems, limits);
    }
    return switch (kind) {
      case PUSH -> new Push(endpoint.orElseThrow(), form, maxItems, limits);
      case PULL -> new Pull(form, maxItems, limits);
      case RISC -> new Risc(endpoint.orElseThrow(), limits);
    };
  }

  private static void requireItems(int maxItems) {
    if (maxItems < 1 || maxItems > MOST_ITEMS) {
      throw new IllegalArgumentException("A call has 1 to " + MOST_ITEMS + " numbers.");
    }
  }
}
