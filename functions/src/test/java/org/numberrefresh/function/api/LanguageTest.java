package org.numberrefresh.function.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The language that a header chooses, as RFC 9110 and RFC 4647 say. */
class LanguageTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "zh",
        "ZH-cn",
        "zh_CN",
        "zh-Hant",
        "zh-TW,zh;q=0.9,en-US;q=0.8,en;q=0.7",
        "zh-CN,en;q=0.5",
        "en;q=0.5, zh;q=0.8",
        "en ; q = 0.5 , zh-Hans-CN ; Q = 0.75",
        "fr, zh;q=0.001",
        "zh, en",
        "en;q=0, *",
        "en;q=0.5, *",
        "zh;q=0, zh-CN",
        ", ,zh",
        "en;q=2, zh;q=0.1"
      })
  void chinese_is_chosen(String header) {
    assertEquals(Language.CHINESE, Language.ofHeader(header));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "*",
        "en, zh",
        "zh;q=0",
        "zh;q=0.000",
        "zh;q=0, *",
        "zh;q=0, zh-TW",
        "zh-CN;q=0, zh",
        "zh;q=0, en;q=0",
        "en-US, zh;q=0.95, en;q=0.9",
        "zh;q=0.8, en-GB;q=0.9",
        "*;q=0.5, zh;q=0.4",
        "zha",
        "zhang-CN",
        "fr-CH, fr;q=0.9, de;q=0.7, *;q=0.5",
        "zh;q=1.5",
        "zh;q=0.1234",
        "zh;q=-1",
        "zh;q=",
        "zh q=1",
        "中文"
      })
  void english_is_chosen(String header) {
    assertEquals(Language.ENGLISH, Language.ofHeader(header));
  }

  @ParameterizedTest
  @ValueSource(ints = 10_000)
  void a_long_header_is_read(int ranges) {
    assertEquals(Language.CHINESE, Language.ofHeader("fr,".repeat(ranges) + "zh"));
    assertEquals(Language.ENGLISH, Language.ofHeader("a".repeat(ranges) + "-".repeat(ranges)));
  }
}
