package org.numberrefresh.domain.key;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.numberrefresh.domain.phone.PhoneNumber;

/** Seals the numbers of a wish to erase for storage, and opens them: eight bytes a number. */
public final class SealedWishes {

  private final Sealer sealer;

  public SealedWishes(Sealer sealer) {
    this.sealer = sealer;
  }

  /** Seals the numbers of a wish, in their order. */
  public byte[] seal(String wish, List<PhoneNumber> numbers) {
    ByteBuffer plain = ByteBuffer.allocate(numbers.size() * Long.BYTES);
    numbers.forEach(number -> plain.putLong(number.digits()));
    return sealer.seal(place(wish), plain.array());
  }

  /** Opens the numbers of a wish. */
  public List<PhoneNumber> open(String wish, byte[] sealed) {
    ByteBuffer plain = ByteBuffer.wrap(sealer.open(place(wish), sealed));
    var numbers = new ArrayList<PhoneNumber>();
    while (plain.hasRemaining()) {
      numbers.add(PhoneNumber.ofDigits(plain.getLong()));
    }
    return List.copyOf(numbers);
  }

  private static String place(String wish) {
    return "erasure/" + wish;
  }
}
