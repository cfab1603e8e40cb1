package org.numberrefresh.stack.template;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A map of the template that is read key by key; what nobody read is an error. */
final class Section {

  private final String where;
  private final Map<String, Object> left;

  Section(String where, Object map) {
    this.where = where;
    this.left = new LinkedHashMap<>();
    if (!(map instanceof Map<?, ?> entries)) {
      throw new TemplateException(where, "must be a map.");
    }
    entries.forEach((key, value) -> left.put((String) key, value));
  }

  String where() {
    return where;
  }

  Optional<Object> take(String key) {
    return Optional.ofNullable(left.remove(key));
  }

  Optional<Section> section(String key) {
    return take(key).map(value -> new Section(where + "." + key, value));
  }

  List<Section> sections(String key) {
    List<Section> result = new ArrayList<>();
    List<?> items = list(key);
    for (int i = 0; i < items.size(); i++) {
      result.add(new Section(where + "." + key + "[" + i + "]", items.get(i)));
    }
    return result;
  }

  Map<String, Object> map(String key) {
    Map<String, Object> result = new LinkedHashMap<>();
    section(key).ifPresent(section -> result.putAll(section.left));
    return result;
  }

  List<String> texts(String key) {
    return list(key).stream().map(Object::toString).toList();
  }

  Optional<String> text(String key) {
    return take(key).map(Object::toString);
  }

  String requiredText(String key) {
    return text(key).orElseThrow(() -> new TemplateException(where + "." + key, "is missing."));
  }

  Optional<Integer> number(String key) {
    return text(key)
        .map(
            text -> {
              try {
                return Integer.valueOf(text);
              } catch (NumberFormatException e) {
                throw new TemplateException(where + "." + key, "must be a whole number.");
              }
            });
  }

  Duration seconds(String key, int fallback) {
    return Duration.ofSeconds(number(key).orElse(fallback));
  }

  boolean truth(String key, boolean fallback) {
    return text(key).map(Boolean::valueOf).orElse(fallback);
  }

  /** Holds a property to the one value that the local stack can do. */
  void mustBe(String key, String value, boolean mayBeAbsent) {
    Optional<String> given = text(key);
    if (given.isEmpty() ? !mayBeAbsent : !given.get().equals(value)) {
      throw new TemplateException(
          where + "." + key, "is " + given.orElse("absent") + "; the local stack does only " + value + ".");
    }
  }

  /** Passes over the properties that mean nothing on a laptop. */
  Section without(Map<String, String> meaningless) {
    left.keySet().removeAll(meaningless.keySet());
    return this;
  }

  /** Everything there was has been read, or the template asks for what the local stack does not do. */
  void end() {
    if (!left.isEmpty()) {
      throw new TemplateException(
          where + "." + left.keySet().iterator().next(),
          "is not understood by the local stack. Bring it to life there, or say in NoLocalMeaning why it has none.");
    }
  }

  private List<?> list(String key) {
    return switch (take(key).orElse(List.of())) {
      case List<?> list -> list;
      case Object other -> List.of(other);
    };
  }
}
