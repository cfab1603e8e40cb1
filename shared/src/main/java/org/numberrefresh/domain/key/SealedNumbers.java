package org.numberrefresh.domain.key;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.numberrefresh.domain.batch.BatchNumber;
import org.numberrefresh.domain.phone.PhoneNumber;
import org.numberrefresh.domain.refresh.BatchId;

/** Seals the numbers of a batch for storage, and opens them. About twenty bytes a number. */
public final class SealedNumbers {

  private static final int FORM = 1;

  /** The first form, followed by the time at which each number was first asked about. */
  private static final int FORM_ASKED_AGAIN = 2;

  private static final long NEVER = Long.MIN_VALUE;

  private final Sealer sealer;

  public SealedNumbers(Sealer sealer) {
    this.sealer = sealer;
  }

  /** Seals numbers, in the order of their indexes. */
  public byte[] seal(BatchId batch, List<BatchNumber> numbers) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      boolean again = numbers.stream().anyMatch(number -> number.askedSince().isPresent());
      out.writeByte(again ? FORM_ASKED_AGAIN : FORM);
      out.writeShort(numbers.size());
      for (BatchNumber number : numbers) {
        out.writeShort(number.line());
        out.writeLong(number.phoneNumber().digits());
        out.writeLong(number.since().getEpochSecond());
        out.writeUTF(number.consent());
        if (again) {
          out.writeLong(number.askedSince().map(Instant::getEpochSecond).orElse(NEVER));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return sealer.sealInEnvelope(place(batch), bytes.toByteArray());
  }

  /** Opens numbers, in the order of their indexes. */
  public List<BatchNumber> open(BatchId batch, byte[] sealed) {
    var numbers = new ArrayList<BatchNumber>();
    try (var in = new DataInputStream(new ByteArrayInputStream(sealer.open(place(batch), sealed)))) {
      byte form = in.readByte();
      if (form != FORM && form != FORM_ASKED_AGAIN) {
        throw new IllegalStateException("The numbers of batch " + batch + " have an unknown form.");
      }
      int size = in.readUnsignedShort();
      for (int i = 0; i < size; i++) {
        numbers.add(
            new BatchNumber(
                in.readUnsignedShort(),
                number(in.readLong()),
                Instant.ofEpochSecond(in.readLong()),
                in.readUTF(),
                form == FORM ? Optional.empty() : time(in.readLong())));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.copyOf(numbers);
  }

  private static PhoneNumber number(long digits) {
    return digits == PhoneNumber.ERASED.digits() ? PhoneNumber.ERASED : PhoneNumber.ofDigits(digits);
  }

  private static Optional<Instant> time(long seconds) {
    return seconds == NEVER ? Optional.empty() : Optional.of(Instant.ofEpochSecond(seconds));
  }

  private static String place(BatchId batch) {
    return "numbers/" + batch;
  }
}
