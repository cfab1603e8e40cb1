package org.numberrefresh.adapter.dynamo;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.numberrefresh.domain.limit.Allowance;
import org.numberrefresh.domain.limit.Circuit;
import org.numberrefresh.domain.limit.LastFaults;
import org.numberrefresh.domain.limit.Pace;
import org.numberrefresh.domain.limit.Pause;
import org.numberrefresh.domain.limit.Places;
import org.numberrefresh.domain.limit.Standing;
import org.numberrefresh.domain.limit.Warning;

/** A standing in some 20 bytes: those of 50 apps fit into one write unit. Usual values are left out. */
final class StandingBytes {

  private static final int MOST = 4096;
  private static final int WIDE = 1;
  private static final int ALLOWANCE = 2;
  private static final int BLOCKED = 4;
  private static final int LINE = 8;
  private static final int CIRCUIT = 16;
  private static final int OPEN = 32;
  private static final int PAUSED = 64;
  private static final int HOLDING = 128;
  private static final int NARROW = 256;
  private static final double PER_SECOND_GRAIN = 1000;

  private StandingBytes() {}

  static byte[] write(Standing standing) {
    var out = ByteBuffer.allocate(MOST);
    Pace pace = standing.pace();
    Circuit circuit = standing.circuit();
    out.putShort((short) flags(standing));
    if (pace.nextStart() > 0) {
      out.putLong(pace.nextStart());
    }
    if (pace.issued() > 0) {
      out.putInt((int) pace.window()).putShort((short) pace.issued());
    }
    if (!standing.allowance().equals(Allowance.ALL)) {
      out.putInt((int) Math.round(standing.allowance().perSecond() * PER_SECOND_GRAIN));
      second(out, standing.allowance().changedAt());
    }
    if (standing.blockedUntil().isAfter(Instant.EPOCH)) {
      second(out, standing.blockedUntil());
    }
    if (standing.lineUntil().isAfter(Instant.EPOCH)) {
      out.putLong(standing.lineUntil().toEpochMilli());
    }
    if (!circuit.equals(Circuit.CLOSED)) {
      out.put((byte) circuit.failures()).put((byte) circuit.probes());
      second(out, circuit.probeAt());
      circuit.openSince().ifPresent(since -> second(out, since));
    }
    if (isPausedOrWarned(standing)) {
      out.put((byte) standing.pause().code()).put((byte) standing.warned().code());
    }
    for (Map.Entry<Long, Integer> taken : standing.places().byExpiry().entrySet()) {
      out.putInt(taken.getKey().intValue()).putShort(taken.getValue().shortValue());
    }
    return Arrays.copyOf(out.array(), out.position());
  }

  private static int flags(Standing standing) {
    return (standing.pace().nextStart() > 0 ? NARROW : 0)
        | (standing.pace().issued() > 0 ? WIDE : 0)
        | (standing.allowance().equals(Allowance.ALL) ? 0 : ALLOWANCE)
        | (standing.blockedUntil().isAfter(Instant.EPOCH) ? BLOCKED : 0)
        | (standing.lineUntil().isAfter(Instant.EPOCH) ? LINE : 0)
        | (standing.circuit().equals(Circuit.CLOSED) ? 0 : CIRCUIT)
        | (standing.circuit().open() ? OPEN : 0)
        | (isPausedOrWarned(standing) ? PAUSED : 0)
        | (standing.holding() ? HOLDING : 0);
  }

  private static boolean isPausedOrWarned(Standing standing) {
    return standing.pause() != Pause.NONE || standing.warned() != Warning.NONE;
  }

  static Standing read(byte[] bytes, LastFaults faults) {
    var in = ByteBuffer.wrap(bytes);
    int flags = in.getShort();
    long nextStart = (flags & NARROW) == 0 ? 0 : in.getLong();
    boolean wide = (flags & WIDE) != 0;
    Pace pace = wide ? new Pace(nextStart, Integer.toUnsignedLong(in.getInt()), small(in)) : new Pace(nextStart, 0, 0);
    Allowance allowance =
        (flags & ALLOWANCE) == 0 ? Allowance.ALL : new Allowance(in.getInt() / PER_SECOND_GRAIN, second(in));
    Instant blocked = (flags & BLOCKED) == 0 ? Instant.EPOCH : second(in);
    Instant line = (flags & LINE) == 0 ? Instant.EPOCH : Instant.ofEpochMilli(in.getLong());
    Circuit circuit = (flags & CIRCUIT) == 0 ? Circuit.CLOSED : circuit(in, (flags & OPEN) != 0);
    boolean paused = (flags & PAUSED) != 0;
    Pause pause = paused ? Pause.ofCode(in.get()) : Pause.NONE;
    Warning warned = paused ? Warning.ofCode(in.get()) : Warning.NONE;
    boolean holding = (flags & HOLDING) != 0;
    return new Standing(pace, allowance, blocked, line, places(in), circuit, pause, warned, holding, faults);
  }

  private static Circuit circuit(ByteBuffer in, boolean open) {
    int failures = Byte.toUnsignedInt(in.get());
    int probes = in.get();
    Instant probeAt = second(in);
    return new Circuit(failures, open ? Optional.of(second(in)) : Optional.empty(), probeAt, probes);
  }

  private static Places places(ByteBuffer in) {
    var taken = new TreeMap<Long, Integer>();
    while (in.hasRemaining()) {
      taken.put(Integer.toUnsignedLong(in.getInt()), small(in));
    }
    return Places.of(taken);
  }

  private static int small(ByteBuffer in) {
    return Short.toUnsignedInt(in.getShort());
  }

  private static void second(ByteBuffer out, Instant at) {
    out.putInt((int) at.getEpochSecond());
  }

  private static Instant second(ByteBuffer in) {
    return Instant.ofEpochSecond(Integer.toUnsignedLong(in.getInt()));
  }
}
