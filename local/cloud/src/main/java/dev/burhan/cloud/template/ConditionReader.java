package dev.burhan.cloud.template;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads conditions; of their functions {@code Fn::Equals} and {@code Fn::Not} are emulated. */
record ConditionReader(Intrinsics intrinsics) {

  private static final String EQUALS = "Fn::Equals";
  private static final String NOT = "Fn::Not";

  Map<String, Condition> read(TemplateNode conditions) {
    var read = new LinkedHashMap<String, Condition>();
    conditions.entries().forEach((name, node) -> read.put(name, condition(node)));
    return read;
  }

  private Condition condition(TemplateNode node) {
    var negated = node.find(NOT);
    if (negated.isPresent()) {
      var items = negated.get().items();
      if (items.size() != 1) {
        throw node.wrong(NOT + " takes one condition");
      }
      var inner = condition(items.getFirst());
      return new Condition(inner.left(), inner.right(), !inner.same());
    }
    var items = node.find(EQUALS).orElseThrow(() -> node.wrong("is not emulated")).items();
    if (items.size() != 2) {
      throw node.wrong(EQUALS + " takes two values");
    }
    return new Condition(operand(items.get(0)), operand(items.get(1)), true);
  }

  private Expression operand(TemplateNode node) {
    @Nullable Object converted = intrinsics.convert(node.path(), node.value());
    return new TemplateNode(node.path(), converted).expression();
  }
}
