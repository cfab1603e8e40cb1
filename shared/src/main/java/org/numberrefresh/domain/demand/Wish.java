package org.numberrefresh.domain.demand;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/**
 * An app that a carrier asks for.
 *
 * @param key the same for all wishes of one app: {@code app:ID} or {@code name:TEXT}
 * @param name its name, as it was given first
 */
public record Wish(String key, String name) {

  private static final String APP = "app:";
  private static final String NAME = "name:";

  /** A wish for an app that is registered. */
  public static Wish ofApp(String id, String name) {
    return new Wish(APP + id, name);
  }

  /** A wish for an app of a name. Case, width and spaces of the name make no difference. */
  public static Wish ofName(String name) {
    return new Wish(NAME + plain(name), name.strip());
  }

  /** The id of the app, if it is registered. */
  public Optional<String> app() {
    return key.startsWith(APP) ? Optional.of(key.substring(APP.length())) : Optional.empty();
  }

  /** A name without its case, width and spaces. */
  public static String plain(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).replaceAll("\\s+", "");
  }
}
