package dev.burhan.cloud.bucket;

/**
 * Is an object that has come into a bucket.
 *
 * @param event how it came, such as {@code ObjectCreated:Put}
 */
public record StoredObject(String event, String bucket, String key, long size, String eTag) {}
