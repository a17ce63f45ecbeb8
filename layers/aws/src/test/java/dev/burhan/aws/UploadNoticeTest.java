package dev.burhan.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.jobs.JobId;
import dev.burhan.tenancy.TenantId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class UploadNoticeTest {

  @Test
  void names_the_jobs_whose_files_have_come() {
    assertThat(UploadNotice.parse(notice("uploads/acme/job-1")).orElseThrow())
        .containsExactly(new JobMessage(new TenantId("acme"), new JobId("job-1")));
  }

  @Test
  void reads_an_encoded_key() {
    assertThat(UploadNotice.parse(notice("uploads%2Facme%2Fjob-1"))).isPresent();
  }

  @Test
  void a_test_event_names_none() {
    var event =
        """
        {"Service":"Amazon S3","Event":"s3:TestEvent","Time":"2026-01-02T12:00:00.000Z",
         "Bucket":"documents","RequestId":"r","HostId":"h"}
        """;

    assertThat(UploadNotice.parse(event).orElseThrow()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "inbox/acme/job-1",
        "uploads/acme",
        "uploads/acme/job-1/more",
        "uploads/ACME!/job-1",
        "uploads/acme/job 1",
        "uploads/acme/%",
        ""
      })
  void a_key_of_no_job_is_no_notice(String key) {
    assertThat(UploadNotice.parse(notice(key))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"Records\":[]}",
        "{\"Records\":7}",
        "{\"Records\":[{\"s3\":7}]}",
        "{\"Event\":\"other\"}",
        "{\"tenant_id\":\"acme\",\"job_id\":\"job-1\"}"
      })
  void anything_else_is_no_notice(String body) {
    assertThat(UploadNotice.parse(body)).isEmpty();
  }

  private static String notice(String key) {
    return """
    {"Records":[{"eventVersion":"2.1","eventSource":"aws:s3","awsRegion":"us-east-1",
     "eventName":"ObjectCreated:Put","s3":{"s3SchemaVersion":"1.0",
     "bucket":{"name":"documents","arn":"arn:aws:s3:::documents"},
     "object":{"key":"%s","size":8,"eTag":"e","sequencer":"0"}}}]}
    """
        .formatted(key);
  }
}
