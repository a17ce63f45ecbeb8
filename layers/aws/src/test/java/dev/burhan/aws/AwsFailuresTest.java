package dev.burhan.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burhan.failure.DependencyFailure;
import dev.burhan.failure.DependencyFailure.Permanent;
import dev.burhan.failure.DependencyFailure.Transient;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

final class AwsFailuresTest {

  @ParameterizedTest
  @CsvSource({
    "ThrottlingException, 400",
    "ProvisionedThroughputExceededException, 400",
    "RequestLimitExceeded, 400",
    "SlowDown, 503",
    "InternalServerError, 500",
    "RequestTimeout, 400",
    "TooManyRequests, 429",
    "Anything, 599",
  })
  void may_be_tried_again_when_aws_is_busy_or_down(String code, int status) {
    assertThat(failure(refusal(code, status))).isInstanceOf(Transient.class);
  }

  @ParameterizedTest
  @CsvSource({
    "ValidationException, 400",
    "AccessDeniedException, 400",
    "ResourceNotFoundException, 400",
    "NoSuchBucket, 404",
    "Forbidden, 403",
  })
  void is_final_when_aws_refuses(String code, int status) {
    assertThat(failure(refusal(code, status))).isInstanceOf(Permanent.class);
  }

  @ParameterizedTest
  @MethodSource("lost")
  void may_be_tried_again_when_no_answer_came(SdkException e) {
    assertThat(failure(e)).isInstanceOf(Transient.class);
  }

  static Stream<SdkException> lost() {
    return Stream.of(
        ApiCallTimeoutException.create(8_000),
        ApiCallAttemptTimeoutException.create(3_000),
        AbortedException.create("interrupted"),
        SdkClientException.create("no answer", new SocketTimeoutException()),
        SdkClientException.create(
            "no connection", new UncheckedIOException(new ConnectException())));
  }

  @Test
  void is_final_when_the_client_cannot_even_ask() {
    var noCredentials = SdkClientException.create("Unable to load credentials");

    assertThat(failure(noCredentials)).isInstanceOf(Permanent.class);
  }

  @Test
  void says_what_failed_and_how() {
    assertThat(failure(refusal("ThrottlingException", 400)))
        .hasMessage("DynamoDB GetItem failed: ThrottlingException, status=400, request=request-1");
    assertThat(failure(SdkClientException.create("text", new ConnectException())))
        .hasMessage("DynamoDB GetItem failed: SdkClientException by ConnectException");
  }

  @Test
  void says_nothing_that_aws_may_have_quoted() {
    assertThat(failure(refusal("ValidationException", 400)).getMessage()).doesNotContain("secret");
  }

  @Test
  void leaves_an_answer_alone() {
    assertThat(AwsFailures.translating("SQS", "SendMessage", () -> "sent")).isEqualTo("sent");
  }

  @Test
  void leaves_our_own_failures_alone() {
    Supplier<String> call =
        () -> {
          throw new Permanent("ours", null);
        };

    assertThatThrownBy(() -> AwsFailures.translating("SQS", "SendMessage", call))
        .isInstanceOf(Permanent.class)
        .hasMessage("ours");
  }

  private static DependencyFailure failure(SdkException e) {
    return AwsFailures.of("DynamoDB", "GetItem", e);
  }

  private static SdkException refusal(String code, int status) {
    return DynamoDbException.builder()
        .requestId("request-1")
        .statusCode(status)
        .awsErrorDetails(
            AwsErrorDetails.builder().errorCode(code).errorMessage("a secret value").build())
        .build();
  }
}
