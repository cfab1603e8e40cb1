package org.numberrefresh.adapter.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Settings that this system stored itself. Their form was checked when an operator gave them.
 *
 * @param json the stored object
 */
record StoredSettings(JsonNode json) implements ProfileJson.Source {

  private Optional<JsonNode> value(String name) {
    return Optional.ofNullable(json.get(name));
  }

  @Override
  public String text(String name) {
    return json.required(name).textValue();
  }

  @Override
  public Optional<String> optionalText(String name) {
    return value(name).map(JsonNode::textValue);
  }

  @Override
  public Optional<URI> page(String name) {
    return url(name);
  }

  @Override
  public Optional<URI> url(String name) {
    return value(name).map(url -> URI.create(url.textValue()));
  }

  @Override
  public <E extends Enum<E>> Optional<E> word(String name, Class<E> words) {
    return value(name).map(word -> Enum.valueOf(words, word.textValue()));
  }

  @Override
  public Optional<Integer> number(String name, int least, int most) {
    return value(name).map(JsonNode::intValue);
  }

  @Override
  public Optional<Duration> duration(String name, Duration longest) {
    return value(name).map(duration -> Duration.parse(duration.textValue()));
  }

  @Override
  public Optional<Boolean> flag(String name) {
    return value(name).map(JsonNode::booleanValue);
  }

  @Override
  public List<String> texts(String name) {
    var texts = new ArrayList<String>();
    value(name).ifPresent(list -> list.forEach(text -> texts.add(text.textValue())));
    return texts;
  }
}
