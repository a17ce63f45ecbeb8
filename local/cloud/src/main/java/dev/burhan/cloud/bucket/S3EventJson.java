package dev.burhan.cloud.bucket;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** Builds the message that S3 makes of one event. */
public record S3EventJson(String region, String account, Clock clock) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Describes an object that has come; keys are encoded as in forms, slashes left alone. */
  public String of(StoredObject object) {
    var message = JSON.createObjectNode();
    var item = message.putArray("Records").addObject();
    item.put("eventVersion", "2.1")
        .put("eventSource", "aws:s3")
        .put("awsRegion", region)
        .put("eventTime", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString())
        .put("eventName", object.event());
    item.putObject("userIdentity").put("principalId", account);
    var s3 = item.putObject("s3").put("s3SchemaVersion", "1.0");
    s3.putObject("bucket")
        .put("name", object.bucket())
        .put("arn", "arn:aws:s3:::" + object.bucket());
    s3.putObject("object")
        .put("key", encoded(object.key()))
        .put("size", object.size())
        .put("eTag", object.eTag());
    return message.toString();
  }

  private static String encoded(String key) {
    return URLEncoder.encode(key, StandardCharsets.UTF_8).replace("%2F", "/");
  }
}
