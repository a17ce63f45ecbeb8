/** Adapters of the ports on AWS: DynamoDB, SQS, S3 and Secrets Manager. */
@NullMarked
package dev.burhan.aws;

import org.jspecify.annotations.NullMarked;
