package dev.burhan.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.jobs.JobId;
import dev.burhan.tenancy.TenantId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JobMessageTest {

  private static final JobMessage MESSAGE =
      new JobMessage(new TenantId("acme"), new JobId("0f8b-1"));

  @Test
  void writes_exactly_two_fields() {
    assertThat(MESSAGE.toJson())
        .isEqualTo(
            """
            {"tenant_id":"acme","job_id":"0f8b-1"}""");
  }

  @Test
  void reads_what_it_wrote() {
    assertThat(JobMessage.parse(MESSAGE.toJson())).contains(MESSAGE);
  }

  @Test
  void reads_fields_in_any_order_and_spacing() {
    var body = " { \"job_id\" : \"0f8b-1\", \"tenant_id\" : \"acme\" } \n";

    assertThat(JobMessage.parse(body)).contains(MESSAGE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "not json",
        "[]",
        "\"acme\"",
        "{}",
        "{\"tenant_id\":\"acme\"}",
        "{\"tenant_id\":\"acme\",\"job_id\":null}",
        "{\"tenant_id\":\"acme\",\"job_id\":7}",
        "{\"tenant_id\":\"acme\",\"job_id\":\"\"}",
        "{\"tenant_id\":\"acme\",\"job_id\":\"../x\"}",
        "{\"tenant_id\":\"ACME!\",\"job_id\":\"1\"}",
        "{\"tenant_id\":\"acme\",\"job_id\":\"1\",\"more\":\"x\"}",
        "{\"tenant_id\":\"acme\",\"job_id\":\"1\",\"job_id\":\"2\"}",
        "{\"tenant_id\":\"acme\",\"job_id\":\"1\"} {}",
        "{\"tenant_id\":\"acme\",\"job_id\":\"1\"",
      })
  void reads_nothing_else(String body) {
    assertThat(JobMessage.parse(body)).isEmpty();
  }
}
