package dev.burhan.engines;

/**
 * Tells of an object that was stored and can be read, as notifications of buckets do.
 *
 * @param name of the event, such as {@code ObjectCreated:Put}
 * @param key as it was chosen, not as it is encoded in URLs
 * @param size in bytes
 * @param eTag without quotes
 */
public record S3Event(String name, String bucket, String key, long size, String eTag) {}
