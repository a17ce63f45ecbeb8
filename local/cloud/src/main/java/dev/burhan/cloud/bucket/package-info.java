/** Tells queues of what comes into buckets, as S3's event notifications do. */
@NullMarked
package dev.burhan.cloud.bucket;

import org.jspecify.annotations.NullMarked;
