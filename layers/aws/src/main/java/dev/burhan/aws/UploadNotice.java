package dev.burhan.aws;

import com.fasterxml.jackson.databind.JsonNode;
import dev.burhan.jobs.JobId;
import dev.burhan.tenancy.TenantId;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads what S3 writes to a queue when a file was uploaded: an event of one or more records, or the
 * test event of a new notification, which names no file.
 */
public final class UploadNotice {

  private UploadNotice() {}

  /** Names the jobs whose files have come; empty for anything that is no notice of S3. */
  public static Optional<List<JobMessage>> parse(String body) {
    return Json.readObject(body)
        .flatMap(fields -> read(fields.get("Records"), fields.get("Event")));
  }

  private static Optional<List<JobMessage>> read(
      @Nullable JsonNode records, @Nullable JsonNode event) {
    if (records == null) {
      return event != null && event.asText().equals("s3:TestEvent")
          ? Optional.of(List.of())
          : Optional.empty();
    }
    var jobs = new ArrayList<JobMessage>();
    for (var one : records) {
      var job = job(one.path("s3").path("object").path("key").asText(""));
      if (job.isEmpty()) {
        return Optional.empty();
      }
      jobs.add(job.get());
    }
    return jobs.isEmpty() ? Optional.empty() : Optional.of(jobs);
  }

  private static Optional<JobMessage> job(String encodedKey) {
    try {
      var parts = URLDecoder.decode(encodedKey, StandardCharsets.UTF_8).split("/", -1);
      return parts.length == 3 && parts[0].equals(S3Uploads.FOLDER)
          ? Optional.of(new JobMessage(new TenantId(parts[1]), new JobId(parts[2])))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
