/** Adapters of the ports on AWS: DynamoDB, SQS, S3, Secrets Manager, Textract and Bedrock. */
@NullMarked
package dev.burhan.aws;

import org.jspecify.annotations.NullMarked;
