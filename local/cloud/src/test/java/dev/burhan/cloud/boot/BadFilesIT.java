package dev.burhan.cloud.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.aws.AwsClients;
import dev.burhan.cloud.testing.Caller;
import dev.burhan.cloud.testing.HostileFiles;
import dev.burhan.documents.MediaType;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that cannot be read end with a code and a sentence, and leave nothing behind. */
@ExtendWith(SharedCloud.class)
final class BadFilesIT {

  private static final String TENANT = "bad-files";
  private static final List<String> TABLES =
      List.of("document", "chunk", "embedding", "posting", "draft_vector");

  private final LocalCloud cloud;

  BadFilesIT(LocalCloud cloud) {
    this.cloud = cloud;
  }

  /** A file, what it is announced as, and what its job ends with. */
  private record BadFile(String code, MediaType type, Supplier<byte[]> bytes) {
    @Override
    public String toString() {
      return code + " as " + type.value();
    }
  }

  static Stream<BadFile> files() {
    return Stream.of(
        new BadFile("type_mismatch", MediaType.PDF, () -> utf8("The rent is due on the first.")),
        new BadFile("type_mismatch", MediaType.DOCX, () -> HostileFiles.pdf("The rent is due.")),
        new BadFile("damaged", MediaType.PDF, () -> utf8("%PDF-1.7\nnothing more")),
        new BadFile("pdf_encrypted", MediaType.PDF, () -> HostileFiles.pdfWithPassword()),
        new BadFile("pdf_no_text", MediaType.PDF, () -> HostileFiles.pdfOfBlankPages(2)),
        new BadFile("needs_ocr", MediaType.PDF, () -> HostileFiles.scan()),
        new BadFile("too_many_pages", MediaType.PDF, () -> HostileFiles.pdfOfBlankPages(1_001)),
        new BadFile("docx_encrypted", MediaType.DOCX, () -> HostileFiles.docxWithPassword()),
        new BadFile("expands_too_far", MediaType.DOCX, () -> HostileFiles.zipBomb()),
        new BadFile(
            "invalid_encoding", MediaType.PLAIN, () -> new byte[] {'a', (byte) 0xC3, '(', 'b'}),
        new BadFile("too_long", MediaType.PLAIN, () -> utf8("word ".repeat(400_001))),
        new BadFile("no_words", MediaType.MARKDOWN, () -> utf8("*** --- ***")));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @MethodSource("files")
  void a_bad_file_fails_with_its_code_and_leaves_nothing(BadFile file) {
    try (var caller = SharedCloud.caller(cloud, TENANT)) {
      var job = caller.ingestFile("bad", file.type().value(), file.bytes().get());

      assertThat(job.get("status").asText()).isEqualTo("failed");
      assertThat(job.at("/failure/code").asText()).isEqualTo(file.code());
      assertThat(job.at("/failure/detail").asText()).endsWith(".").hasSizeGreaterThan(20);
      assertThat(job.get("result").isNull()).isTrue();
      assertThat(job.get("attempts").asInt()).isEqualTo(1);
      assertThat(caller.get("/documents/bad").status()).isEqualTo(404);
      nothingIsLeft(caller);
    }
  }

  private void nothingIsLeft(Caller caller) {
    for (var table : TABLES) {
      assertThat(rows(table)).as(table).isZero();
    }
    try (var s3 = new AwsClients(cloud.operations()).s3()) {
      var bucket = cloud.stack().bucketName("DocumentsBucket");
      for (var folder : List.of("uploads/", "inbox/", "recognised/")) {
        // The record shows the end a moment before what is left is cleared away.
        caller.await(
            () ->
                s3.listObjectsV2(r -> r.bucket(bucket).prefix(folder + TENANT + "/"))
                    .contents()
                    .isEmpty());
      }
    }
  }

  private int rows(String table) {
    try (var connection = cloud.postgres().connect();
        var statement =
            connection.prepareStatement("select count(*) from " + table + " where tenant_id = ?")) {
      statement.setString(1, TENANT);
      try (var result = statement.executeQuery()) {
        result.next();
        return result.getInt(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_bad_file_in_place_of_a_document_leaves_the_document() {
    try (var caller = SharedCloud.caller(cloud, "bad-replacement")) {
      caller.ingest("lease", "# Lease\n\n1.1 The tenant pays 913 dollars each month.");

      var job = caller.ingestFile("lease", MediaType.PDF.value(), HostileFiles.pdfWithPassword());

      assertThat(job.at("/failure/code").asText()).isEqualTo("pdf_encrypted");
      assertThat(caller.ask("How many dollars does the tenant pay each month?").text())
          .contains("913 dollars");
    }
  }

  @Test
  void what_could_be_read_of_a_file_is_stored_and_what_not_is_told() {
    try (var caller = SharedCloud.caller(cloud, "half-read")) {
      var file = HostileFiles.halfScan("1. The tenant pays a deposit of 1,377 dollars.");

      var job = caller.ingestFile("lease", MediaType.PDF.value(), file);

      assertThat(job.get("status").asText()).isEqualTo("partial");
      assertThat(job.at("/warnings/0/code").asText()).isEqualTo("pages_need_ocr");
      assertThat(job.at("/result/pages").asInt()).isEqualTo(2);
      assertThat(caller.get("/documents/lease").json().at("/faults/0/code").asText())
          .isEqualTo("pages_need_ocr");
      assertThat(caller.ask("What deposit does the tenant pay?").text()).contains("1,377 dollars");
    }
  }

  @Test
  void a_file_that_is_larger_than_allowed_is_not_even_announced() {
    try (var caller = SharedCloud.caller(cloud, "too-large")) {
      var reply =
          caller.post(
              "/documents",
              Map.of(
                  "document_id",
                  "large",
                  "title",
                  "Large",
                  "media_type",
                  MediaType.PDF.value(),
                  "upload",
                  Map.of("bytes", 50_000_001, "sha256", "0".repeat(64))));

      assertThat(reply.status()).isEqualTo(400);
      assertThat(reply.json().toString()).contains("upload.bytes");
    }
  }
}
