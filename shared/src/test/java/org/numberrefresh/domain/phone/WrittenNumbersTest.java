package org.numberrefresh.domain.phone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.numberrefresh.fake.TestNumbers;

class WrittenNumbersTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+8613800138000",
        "008613800138000",
        "8613800138000",
        "13800138000",
        "138 0013 8000",
        "138-0013-8000",
        "138.0013.8000",
        "138/0013/8000",
        "138_0013_8000",
        "138)0013-8000",
        "1-3-8-0-0-1-3-8-0-0-0",
        "1 - 3 - 8 - 0 - 0 - 1 - 3 - 8 - 0 - 0 - 0",
        "１３８００１３８０００",
        "＋８６ １３８００１３８０００",
        "138\u200b0013\u200b8000",
        "138\u00ad0013\u20608000",
        "138\u00a00013\u30008000",
        "138—0013–8000",
        "138·0013・8000",
        "①③⑧⓪⓪①③⑧⓪⓪⓪",
        "¹³⁸⁰⁰¹³⁸⁰⁰⁰",
        "₁₃₈₀₀₁₃₈₀₀₀",
        "١٣٨٠٠١٣٨٠٠٠",
        "१३८००१३८०००",
        "𝟏𝟑𝟖𝟎𝟎𝟏𝟑𝟖𝟎𝟎𝟎",
        "1\ufe0f\u20e33\ufe0f\u20e38\ufe0f\u20e30013800\ufe0f\u20e30",
        "一三八〇〇一三八〇〇〇",
        "幺三八零零幺三八零零零",
        "壹叁捌零零壹叁捌零零零",
        "+1 202 555 0123",
        "+１.202.555.0123"
      })
  void every_spelling_is_hidden(String spelling) {
    assertEquals("****", PhoneNumber.hiddenIn(spelling));
    assertEquals("case ****, ok", PhoneNumber.hiddenIn("case " + spelling + ", ok"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "A-17",
        "E1024",
        "2026112700001",
        "138001380001",
        "12800138000",
        "1380013800",
        "C-2026-11-27",
        "十五"
      })
  void what_is_no_phone_number_is_shown(String text) {
    assertEquals(text, PhoneNumber.hiddenIn(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"13800138000", "order+8613800138000", "order-138-0013-8000-1a", "0086138001380 00", "x 13800138000"})
  void a_text_with_a_phone_number_is_known(String text) {
    assertTrue(PhoneNumber.isIn(text), text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "13800138-000a-4bcd-8ef0-123456789abc",
        "order-13800138-000A-4BCD-8EF0-123456789ABC-2",
        "13800138000abcde",
        "0f13800138000a1b2c3d4e5f60718293",
        "2026-11-27-17",
        "monday-1"
      })
  void a_uuid_or_a_hexadecimal_id_is_no_phone_number(String text) {
    assertFalse(PhoneNumber.isIn(text), text);
  }

  @Test
  void two_numbers_are_hidden_apart() {
    assertEquals("a **** b **** c", PhoneNumber.hiddenIn("a 138.0013.8000 b 138.0013.8001 c"));
  }

  @Property
  void no_separator_shows_a_number(
      @ForAll @IntRange(min = 0, max = 10_000) int index, @ForAll @Size(14) List<@From("separators") String> between) {
    String digits = TestNumbers.text(index).substring(3);
    var spelled = new StringBuilder();
    for (int i = 0; i < digits.length(); i++) {
      spelled.append(i == 0 ? "" : between.get(i)).append(digits.charAt(i));
    }
    assertEquals("case ****", PhoneNumber.hiddenIn("case " + spelled), () -> describe(between));
  }

  private static String describe(List<String> between) {
    return between.stream()
        .flatMapToInt(String::codePoints)
        .mapToObj("U+%04X"::formatted)
        .toList()
        .toString()
        .toUpperCase(Locale.ROOT);
  }

  /** Up to three characters that are neither letters nor digits, of all scripts. */
  @Provide
  Arbitrary<String> separators() {
    return Arbitraries.strings().withChars(separatorChars()).ofMinLength(0).ofMaxLength(3);
  }

  private static char[] separatorChars() {
    var chars = new StringBuilder();
    for (char one = 0; one < Character.MAX_VALUE; one++) {
      String normal = Normalizer.normalize(String.valueOf(one), Normalizer.Form.NFKC);
      if (!Character.isSurrogate(one) && normal.codePoints().allMatch(WrittenNumbersTest::separates)) {
        chars.append(one);
      }
    }
    return chars.toString().toCharArray();
  }

  private static boolean separates(int code) {
    return switch (Character.getType(code)) {
      case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> false;
      default -> !Character.isLetter(code) && code != '+' && code != '\u25cb';
    };
  }
}
