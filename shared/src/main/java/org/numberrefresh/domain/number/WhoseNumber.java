package org.numberrefresh.domain.number;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.numberrefresh.domain.carrier.Carrier;
import org.numberrefresh.domain.carrier.Carriers;
import org.numberrefresh.domain.carrier.NumberRanges;
import org.numberrefresh.domain.phone.PhoneNumber;
import org.numberrefresh.problem.ProblemCode;

/**
 * Tells whether a number is a carrier's own, and why it is not: by what is on record, else by the number ranges. While
 * nothing is on record and nobody registered a range, the carrier's word counts. Whose a foreign number is, is never
 * told.
 *
 * <p>Decision: docs/decisions.md#a-carriers-word-counts-until-ranges-are-registered
 *
 * <p>Decision: docs/decisions.md#a-carrier-may-report-its-past
 */
public final class WhoseNumber {

  private final String caller;
  private final Carriers carriers;
  private final NumberRanges ranges;
  private final Map<String, Optional<String>> hosts = new HashMap<>();

  /**
   * Reads the number ranges.
   *
   * @param caller the carrier that asks
   */
  public WhoseNumber(String caller, Carriers carriers) {
    this.caller = caller;
    this.carriers = carriers;
    this.ranges = carriers.ranges();
  }

  /** The carrier that asks. */
  public String caller() {
    return caller;
  }

  private boolean isInItsRange(PhoneNumber number) {
    return ranges.isEmpty() || owner(number).filter(caller::equals).isPresent();
  }

  /** Why a number is not the caller's; nothing where it is. */
  public Optional<ProblemCode> refusal(PhoneNumber number, ServiceHistory service) {
    if (isTheCallers(number, service)) {
      return Optional.empty();
    }
    if (serving(number, service).flatMap(this::host).filter(caller::equals).isPresent()) {
      return Optional.of(ProblemCode.MVNO_NUMBER);
    }
    boolean once = service.knows(caller) || owner(number).filter(caller::equals).isPresent();
    return Optional.of(
        service.lastPort().isPresent() && once ? ProblemCode.PORTED_NUMBER : ProblemCode.CARRIER_MISMATCH);
  }

  /**
   * Why the caller may not report something; nothing where it may. A port-in is the word of the carrier that the number
   * came to; all else is its word who serves the number, or served it then. A reseller may say that it activated a
   * number of its host that was never seen before.
   */
  public Optional<ProblemCode> refusal(PhoneNumber number, ServiceHistory service, ServiceFact fact) {
    boolean may =
        fact.event() == ServiceEvent.PORTED_IN
            || (service.isUnknown()
                ? isActivatedOnItsHost(number, fact)
                : service.wasServedBy(caller, fact.at(), owner(number)));
    return may ? Optional.empty() : refusal(number, service);
  }

  /** Whether a number that the caller serves is known to be its own by more than its own word. */
  public boolean isUndisputed(PhoneNumber number, ServiceHistory service) {
    return service.isUndisputed(caller, owner(number));
  }

  private boolean isActivatedOnItsHost(PhoneNumber number, ServiceFact fact) {
    Optional<String> owner = owner(number);
    return fact.event() == ServiceEvent.ACTIVATED && owner.isPresent() && owner.equals(host(caller));
  }

  private boolean isTheCallers(PhoneNumber number, ServiceHistory service) {
    return service.isUnknown() ? isInItsRange(number) : service.carrier().filter(caller::equals).isPresent();
  }

  private Optional<String> serving(PhoneNumber number, ServiceHistory service) {
    return service.isUnknown() ? owner(number) : service.carrier();
  }

  private Optional<String> owner(PhoneNumber number) {
    return ranges.carrierOf(number);
  }

  private Optional<String> host(String carrier) {
    return hosts.computeIfAbsent(carrier, id -> carriers.find(id).flatMap(Carrier::host));
  }
}
