package dev.burhan.aws;

import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;

/** Makes buckets for tests. */
final class TestBuckets {

  private TestBuckets() {}

  /** A first attempt that was slow may have made it before the second. */
  static void make(S3Client s3, String name) {
    try {
      s3.createBucket(request -> request.bucket(name));
    } catch (BucketAlreadyOwnedByYouException e) {
      // It is there, which is all that is wanted.
    }
  }
}
