package org.numberrefresh.domain.phone;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.numberrefresh.domain.phone.NumberingPlan.Use;

/** The numbering plan, prefix by prefix; each number is a prefix filled up with zeros. */
class NumberingPlanTest {

  private static Use useOf(String prefix, int digits) {
    return NumberingPlan.useOf(PhoneNumber.parse("+86" + prefix + "0".repeat(digits - prefix.length())).orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "130", "1340", "1348", "139", "145", "147", "149", "150", "162", "170", "173", "175", "178", "188", "191", "199"
      })
  void a_prefix_that_is_sold_to_subscribers_is_mobile(String prefix) {
    assertEquals(Use.MOBILE, useOf(prefix, 11));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1349", "17400", "17405", "17406", "17409", "17410", "17412", "1742", "1746", "1748", "1749"})
  void satellites_and_the_emergency_service_are_not_mobile(String prefix) {
    assertEquals(Use.OTHER_SERVICE, useOf(prefix, 11));
  }

  @ParameterizedTest
  @ValueSource(strings = {"140", "141", "144", "146", "148"})
  void a_prefix_of_things_is_not_mobile_whatever_its_length(String prefix) {
    assertEquals(Use.OTHER_SERVICE, useOf(prefix, 11));
    assertEquals(Use.OTHER_SERVICE, useOf(prefix, 13));
  }

  @ParameterizedTest
  @ValueSource(ints = {9, 10, 12})
  void a_mobile_number_has_eleven_digits(int digits) {
    assertEquals(Use.NOT_IN_PLAN, useOf("138", digits));
  }
}
