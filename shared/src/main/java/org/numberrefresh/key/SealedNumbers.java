package org.numberrefresh.key;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.numberrefresh.batch.BatchId;
import org.numberrefresh.batch.BatchNumber;
import org.numberrefresh.number.PhoneNumber;

/** Seals the numbers of a batch for storage, and opens them. About twenty bytes a number. */
public final class SealedNumbers {

  private static final int FORM = 1;

  private final Sealer sealer;

  public SealedNumbers(Sealer sealer) {
    this.sealer = sealer;
  }

  /** Seals numbers, in the order of their indexes. */
  public byte[] seal(BatchId batch, List<BatchNumber> numbers) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      out.writeByte(FORM);
      out.writeShort(numbers.size());
      for (BatchNumber number : numbers) {
        out.writeShort(number.line());
        out.writeLong(number.phoneNumber().digits());
        out.writeLong(number.since().getEpochSecond());
        out.writeUTF(number.consent());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return sealer.seal(place(batch), bytes.toByteArray());
  }

  /** Opens numbers, in the order of their indexes. */
  public List<BatchNumber> open(BatchId batch, byte[] sealed) {
    var numbers = new ArrayList<BatchNumber>();
    try (var in = new DataInputStream(new ByteArrayInputStream(sealer.open(place(batch), sealed)))) {
      if (in.readByte() != FORM) {
        throw new IllegalStateException("The numbers of batch " + batch + " have an unknown form.");
      }
      int size = in.readUnsignedShort();
      for (int i = 0; i < size; i++) {
        numbers.add(
            new BatchNumber(
                in.readUnsignedShort(),
                PhoneNumber.ofDigits(in.readLong()),
                Instant.ofEpochSecond(in.readLong()),
                in.readUTF()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.copyOf(numbers);
  }

  private static String place(BatchId batch) {
    return "numbers/" + batch;
  }
}
