package dev.burhan.function.admin;

import dev.burhan.edge.testing.FunctionRules;
import org.junit.jupiter.api.Test;

final class ArchitectureTest {

  @Test
  void names_adapters_in_its_wiring_alone() {
    FunctionRules.check(Handler.class, 15);
  }
}
