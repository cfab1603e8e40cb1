package org.numberrefresh.adapter.dynamo;

import java.util.Optional;
import org.numberrefresh.domain.app.CoverageNews;

/**
 * The news of an app's part as one attribute of its item, such as {@code 3+} or, while it is being told, {@code 3+?}.
 */
final class NewsText {

  private static final String UNTOLD = "?";

  private NewsText() {}

  static String write(CoverageNews news) {
    return news.number() + (news.covered() ? "+" : "-") + (news.told() ? "" : UNTOLD);
  }

  /** Nothing for an app that was stored before there were news. */
  static Optional<CoverageNews> read(Item item) {
    String text = item.text("news", "");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    String change = text.replace(UNTOLD, "");
    int end = change.length() - 1;
    return Optional.of(
        new CoverageNews(Long.parseLong(change.substring(0, end)), change.charAt(end) == '+', !text.endsWith(UNTOLD)));
  }
}
