package dev.burhan.aws;

import dev.burhan.failure.DependencyFailure;
import java.time.DateTimeException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads and writes the attributes of one DynamoDB item, typed. Not thread-safe. */
final class Item {

  private final Map<String, AttributeValue> attributes;

  private Item(Map<String, AttributeValue> attributes) {
    this.attributes = attributes;
  }

  static Item empty() {
    return new Item(new LinkedHashMap<>());
  }

  static Item of(Map<String, AttributeValue> attributes) {
    return new Item(new LinkedHashMap<>(attributes));
  }

  static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }

  static AttributeValue number(long value) {
    return AttributeValue.fromN(Long.toString(value));
  }

  static AttributeValue list(List<AttributeValue> values) {
    return AttributeValue.fromL(values);
  }

  static AttributeValue map(Map<String, AttributeValue> values) {
    return AttributeValue.fromM(values);
  }

  Item put(String name, AttributeValue value) {
    attributes.put(name, value);
    return this;
  }

  Map<String, AttributeValue> attributes() {
    return Map.copyOf(attributes);
  }

  /** A text attribute, read by {@code parse}. */
  <T> T text(String name, Function<String, T> parse) {
    return optionalText(name, parse).orElseThrow(() -> malformed(name));
  }

  <T> Optional<T> optionalText(String name, Function<String, T> parse) {
    return attribute(name).map(value -> parsed(name, Optional.ofNullable(value.s()), parse));
  }

  /** A set of texts, each read by {@code parse}; empty when the attribute is not there. */
  <T> List<T> texts(String name, Function<String, T> parse) {
    return attribute(name).stream()
        .flatMap(value -> value.ss().stream())
        .map(text -> parsed(name, Optional.of(text), parse))
        .toList();
  }

  int number(String name) {
    return attribute(name)
        .map(value -> parsed(name, Optional.ofNullable(value.n()), Integer::valueOf))
        .orElseThrow(() -> malformed(name));
  }

  /** The items of a list; empty when the attribute is not there. */
  List<Item> items(String name) {
    return attribute(name).stream().flatMap(list -> list.l().stream()).map(v -> of(v.m())).toList();
  }

  boolean has(String name) {
    return attributes.containsKey(name);
  }

  byte[] bytes(String name) {
    return attribute(name)
        .flatMap(value -> Optional.ofNullable(value.b()))
        .orElseThrow(() -> malformed(name))
        .asByteArray();
  }

  /** The texts of a map; empty when the attribute is not there. */
  Map<String, String> strings(String name) {
    var strings = new LinkedHashMap<String, String>();
    attribute(name)
        .ifPresent(
            map ->
                map.m()
                    .keySet()
                    .forEach(key -> strings.put(key, of(map.m()).text(key, text -> text))));
    return strings;
  }

  /** The numbers of a map; empty when the attribute is not there. */
  Map<String, Integer> numbers(String name) {
    var numbers = new LinkedHashMap<String, Integer>();
    attribute(name)
        .ifPresent(
            map -> map.m().keySet().forEach(key -> numbers.put(key, of(map.m()).number(key))));
    return numbers;
  }

  private Optional<AttributeValue> attribute(String name) {
    return Optional.ofNullable(attributes.get(name));
  }

  private static <T> T parsed(String name, Optional<String> raw, Function<String, T> parse) {
    try {
      return raw.map(parse).orElseThrow(() -> malformed(name));
    } catch (IllegalArgumentException | DateTimeException e) {
      // Their messages quote the value.
      throw malformed(name);
    }
  }

  private static DependencyFailure malformed(String name) {
    return new DependencyFailure.Permanent(
        "DynamoDB item is malformed: attribute \"" + name + "\"", null);
  }
}
