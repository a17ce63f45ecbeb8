package dev.burhan.cloud.testing;

import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.CreateBucketResponse;

/** Keeps the names of buckets and refuses to create one twice. */
public final class FakeS3 implements S3Client {

  private final Set<String> buckets = new ConcurrentSkipListSet<>();

  public Set<String> buckets() {
    return buckets;
  }

  @Override
  public CreateBucketResponse createBucket(CreateBucketRequest request) {
    if (!buckets.add(request.bucket())) {
      throw BucketAlreadyOwnedByYouException.builder().message("exists").build();
    }
    return CreateBucketResponse.builder().build();
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}
}
