package dev.burhan.cloud.template;

/** Describes an AWS::S3::Bucket; encryption, access and life cycle are not emulated. */
public record BucketResource(String id) {}
