package org.numberrefresh.adapter.dynamo;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.numberrefresh.domain.app.Fault;
import org.numberrefresh.domain.call.ResultFlaw.Rule;
import org.numberrefresh.domain.limit.LastFault;
import org.numberrefresh.domain.limit.LastFaults;

/** The last faults of an app in 32 bytes each, most of it the ref. */
final class FaultBytes {

  private static final int REF = 24;
  private static final int SIZE = 1 + 1 + 2 + 4 + REF;

  private FaultBytes() {}

  static byte[] write(LastFaults faults) {
    var out = ByteBuffer.allocate(SIZE * faults.newestFirst().size());
    for (LastFault fault : faults.newestFirst()) {
      out.put((byte) fault.kind().code())
          .put(fault.rule().map(Rule::code).orElse(0).byteValue())
          .putShort((short) fault.status().orElse(0))
          .putInt((int) fault.at().getEpochSecond())
          .put(Arrays.copyOf(Base64.getUrlDecoder().decode(fault.ref()), REF));
    }
    return out.array();
  }

  static LastFaults read(byte[] bytes) {
    var in = ByteBuffer.wrap(bytes);
    List<LastFault> faults = new ArrayList<>();
    while (in.hasRemaining()) {
      Fault kind = Fault.ofCode(in.get());
      int rule = in.get();
      int status = in.getShort();
      Instant at = Instant.ofEpochSecond(Integer.toUnsignedLong(in.getInt()));
      var ref = new byte[REF];
      in.get(ref);
      faults.add(
          new LastFault(
              kind,
              status == 0 ? OptionalInt.empty() : OptionalInt.of(status),
              rule == 0 ? Optional.empty() : Optional.of(Rule.ofCode(rule)),
              Base64.getUrlEncoder().withoutPadding().encodeToString(ref),
              at));
    }
    return new LastFaults(faults);
  }
}
