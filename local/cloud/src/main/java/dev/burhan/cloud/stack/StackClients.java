package dev.burhan.cloud.stack;

import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Holds the clients of the servers on which resources are created; the caller closes them. */
public record StackClients(
    DynamoDbClient tables,
    SqsClient queues,
    S3Client buckets,
    ApiGatewayClient gateway,
    SecretsManagerClient secrets) {}
