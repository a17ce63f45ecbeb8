package dev.burhan.cloud.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Sends documents to the API and waits for what becomes of them. */
public final class DocumentClient {

  private static final Duration JOB_MAX = Duration.ofMinutes(15);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Set<String> UNDER_WAY = Set.of("submitted", "running");

  private final ApiClient api;

  public DocumentClient(ApiClient api) {
    this.api = api;
  }

  /** Sends a text; gives the id of its job, empty when it is there already. */
  public Optional<String> send(String id, String title, String text) {
    return job(
        api.post("/documents", Map.of("document_id", id, "title", title, "text", text)).orThrow());
  }

  /** Announces and uploads a file; gives the id of its job, empty when it is there already. */
  public Optional<String> upload(String id, String title, String mediaType, Path file) {
    var announced =
        api.post(
                "/documents",
                Map.of(
                    "document_id",
                    id,
                    "title",
                    title,
                    "media_type",
                    mediaType,
                    "upload",
                    Map.of("bytes", size(file), "sha256", sha256(file))))
            .orThrow();
    if (announced.hasNonNull("upload")) {
      api.upload(announced.get("upload"), file);
    }
    return job(announced);
  }

  private static Optional<String> job(JsonNode submission) {
    return Optional.ofNullable(submission.path("job_id").textValue());
  }

  /**
   * Waits until a job has ended, however it does.
   *
   * @param progress is shown the job each time it is looked at
   * @throws IllegalStateException when it takes too long
   */
  public JsonNode await(String job, Consumer<JsonNode> progress) {
    var end = Instant.now().plus(JOB_MAX);
    while (Instant.now().isBefore(end)) {
      var record = api.get("/jobs/" + job).orThrow();
      progress.accept(record);
      if (!UNDER_WAY.contains(record.get("status").asText())) {
        return record;
      }
      pause();
    }
    throw new IllegalStateException("job " + job + " did not end within " + JOB_MAX);
  }

  private static void pause() {
    try {
      Thread.sleep(POLL);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static String sha256(Path file) {
    try (var in =
        new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
      in.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(in.getMessageDigest().digest());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
