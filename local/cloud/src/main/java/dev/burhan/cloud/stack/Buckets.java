package dev.burhan.cloud.stack;

import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyExistsException;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;

/** Creates buckets; one that is there already is kept. */
record Buckets(S3Client client) {

  void create(String name) {
    try {
      client.createBucket(request -> request.bucket(name));
    } catch (BucketAlreadyOwnedByYouException | BucketAlreadyExistsException _) {
      // Created before.
    }
  }
}
