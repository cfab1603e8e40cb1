package org.numberrefresh.domain.number;

import java.time.Instant;
import java.util.Optional;
import org.numberrefresh.domain.phone.NumberToken;
import org.numberrefresh.domain.phone.PhoneNumber;
import org.numberrefresh.domain.refresh.Mode;

/**
 * A claim of a number for one life of it.
 *
 * @param number the number
 * @param token its token
 * @param mode BATCH if the life began with a deactivation, ACTIVE if it began with a new holder
 * @param since deactivatedAt or holderSince
 * @param portedInAt the time of a port-in that the claimer states, ACTIVE mode only
 * @param entry the number's place in the batch that it is claimed for
 */
public record Claim(
    PhoneNumber number, NumberToken token, Mode mode, Instant since, Optional<Instant> portedInAt, CycleEntry entry) {}
