package dev.burhan.function.ingest;

import dev.burhan.aws.JobMessage;
import dev.burhan.aws.UploadNotice;
import dev.burhan.edge.testing.FunctionRules;
import org.junit.jupiter.api.Test;

final class ArchitectureTest {

  @Test
  void names_adapters_in_its_wiring_alone() {
    // The form of a message has one home, beside what writes it; a reader elsewhere could drift.
    FunctionRules.check(DocumentsHandler.class, 9, JobMessage.class, UploadNotice.class);
  }
}
