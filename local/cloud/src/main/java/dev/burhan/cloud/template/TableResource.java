package dev.burhan.cloud.template;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Describes an AWS::DynamoDB::Table; attribute types are S, N or B. */
public record TableResource(
    String id,
    Map<String, String> attributeTypes,
    List<Key> keys,
    List<Index> indexes,
    @Nullable String timeToLiveAttribute) {

  public TableResource {
    attributeTypes = Map.copyOf(attributeTypes);
    keys = List.copyOf(keys);
    indexes = List.copyOf(indexes);
  }

  /** One part of the key; the type is HASH or RANGE. */
  public record Key(String attribute, String type) {}

  /** A global secondary index that holds whole items. */
  public record Index(String name, List<Key> keys) {
    public Index {
      keys = List.copyOf(keys);
    }
  }
}
