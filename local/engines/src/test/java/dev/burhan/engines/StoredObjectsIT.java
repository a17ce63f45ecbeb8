package dev.burhan.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.Tag;

/** A listener hears of each object that was stored, and of nothing else. */
final class StoredObjectsIT {

  private static final String HELLO_ETAG = "5d41402abc4b2a76b9719d911017c592";
  private static final int PART_BYTES = 5 << 20;

  private static final List<S3Event> EVENTS = new CopyOnWriteArrayList<>();
  private static volatile Consumer<S3Event> listener = EVENTS::add;

  private static S3Server server;
  private static S3Client client;

  @BeforeAll
  static void start() {
    server = S3Server.start(event -> listener.accept(event));
    client = AwsClients.of(S3Client.builder().forcePathStyle(true), server.endpoint());
    client.createBucket(bucket -> bucket.bucket("docs"));
  }

  @AfterAll
  static void stop() {
    client.close();
    server.close();
  }

  @AfterEach
  void clear() {
    EVENTS.clear();
    listener = EVENTS::add;
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "عقد 1/٢.txt", "a b+c%20d&e=f?g#h", "😀/", "a//b", " a "})
  void hears_of_an_object_that_was_put_under_the_key_it_has(String key) {
    put(key);

    assertThat(EVENTS)
        .containsExactly(new S3Event("ObjectCreated:Put", "docs", key, 5, HELLO_ETAG));
  }

  @Test
  void hears_of_an_empty_object() {
    client.putObject(put -> put.bucket("docs").key("empty"), RequestBody.empty());

    assertThat(EVENTS).extracting(S3Event::size).containsExactly(0L);
  }

  @Test
  void hears_of_an_object_that_was_replaced() {
    put("twice");
    put("twice");

    assertThat(EVENTS).hasSize(2);
  }

  @Test
  void the_object_can_be_read_when_it_is_heard_of() {
    var read = new ArrayList<String>();
    listener =
        event ->
            read.add(
                client
                    .getObjectAsBytes(get -> get.bucket(event.bucket()).key(event.key()))
                    .asUtf8String());

    put("readable");

    assertThat(read).containsExactly("hello");
  }

  @Test
  void a_listener_that_throws_spoils_nothing() {
    listener =
        event -> {
          throw new IllegalStateException("thrown by a test");
        };

    put("spoilt");

    assertThat(client.getObjectAsBytes(get -> get.bucket("docs").key("spoilt")).asUtf8String())
        .isEqualTo("hello");
  }

  @Test
  void hears_of_an_upload_in_parts_once_it_is_complete() {
    var upload =
        client.createMultipartUpload(create -> create.bucket("docs").key("كبير 1")).uploadId();
    var parts = new ArrayList<CompletedPart>();
    for (int number : new int[] {1, 2}) {
      var tag =
          client
              .uploadPart(
                  part -> part.bucket("docs").key("كبير 1").uploadId(upload).partNumber(number),
                  RequestBody.fromBytes(new byte[PART_BYTES]))
              .eTag();
      parts.add(CompletedPart.builder().partNumber(number).eTag(tag).build());
    }
    assertThat(EVENTS).isEmpty();

    var done =
        client.completeMultipartUpload(
            complete ->
                complete
                    .bucket("docs")
                    .key("كبير 1")
                    .uploadId(upload)
                    .multipartUpload(all -> all.parts(parts)));

    assertThat(EVENTS)
        .containsExactly(
            new S3Event(
                "ObjectCreated:CompleteMultipartUpload",
                "docs",
                "كبير 1",
                2L * PART_BYTES,
                done.eTag().replace("\"", "")));
  }

  @Test
  void hears_of_a_copy() {
    put("original");
    EVENTS.clear();

    client.copyObject(
        copy ->
            copy.sourceBucket("docs")
                .sourceKey("original")
                .destinationBucket("docs")
                .destinationKey("copy +"));

    assertThat(EVENTS)
        .containsExactly(new S3Event("ObjectCreated:Copy", "docs", "copy +", 5, HELLO_ETAG));
  }

  @Test
  void hears_of_nothing_that_failed() {
    put("bad");
    EVENTS.clear();
    assertThatThrownBy(
            () ->
                client.putObject(
                    put -> put.bucket("docs").key("bad").contentMD5("AAAAAAAAAAAAAAAAAAAAAA=="),
                    RequestBody.fromString("hello")))
        .isInstanceOf(S3Exception.class);
    assertThatThrownBy(
            () ->
                client.putObject(
                    put -> put.bucket("missing").key("bad"), RequestBody.fromString("hello")))
        .isInstanceOf(S3Exception.class);
    assertThatThrownBy(
            () ->
                client.copyObject(
                    copy ->
                        copy.sourceBucket("docs")
                            .sourceKey("missing")
                            .destinationBucket("docs")
                            .destinationKey("bad")))
        .isInstanceOf(S3Exception.class);

    assertThat(EVENTS).isEmpty();
  }

  @Test
  void hears_of_nothing_that_stores_no_object() {
    put("kept");
    EVENTS.clear();

    client.headObject(head -> head.bucket("docs").key("kept"));
    client.getObjectAsBytes(get -> get.bucket("docs").key("kept"));
    client.putObjectTagging(
        tag ->
            tag.bucket("docs")
                .key("kept")
                .tagging(tags -> tags.tagSet(Tag.builder().key("a").value("b").build())));
    client.createBucket(bucket -> bucket.bucket("another"));
    client.deleteObject(delete -> delete.bucket("docs").key("kept"));

    assertThat(EVENTS).isEmpty();
  }

  private static void put(String key) {
    client.putObject(put -> put.bucket("docs").key(key), RequestBody.fromString("hello"));
  }
}
