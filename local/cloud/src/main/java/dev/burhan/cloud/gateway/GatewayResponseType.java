package dev.burhan.cloud.gateway;

/** Names what API Gateway answers by itself, with its standard status, message and error type. */
enum GatewayResponseType {
  UNAUTHORIZED(401, "Unauthorized", "UnauthorizedException"),
  ACCESS_DENIED(403, "User is not authorized to access this resource", "AccessDeniedException"),
  AUTHORIZER_FAILURE(500, "Internal server error", "AuthorizerFailureException"),
  AUTHORIZER_CONFIGURATION_ERROR(500, "Internal server error", "AuthorizerConfigurationException"),
  MISSING_AUTHENTICATION_TOKEN(
      403, "Missing Authentication Token", "MissingAuthenticationTokenException"),
  INVALID_API_KEY(403, "Forbidden", "ForbiddenException"),
  QUOTA_EXCEEDED(429, "Limit Exceeded", "LimitExceededException"),
  THROTTLED(429, "Too Many Requests", "TooManyRequestsException"),
  REQUEST_TOO_LARGE(413, "Request Too Long", "RequestTooLongException"),
  INTEGRATION_TIMEOUT(504, "Endpoint request timed out", "InternalServerErrorException"),
  DEFAULT_5XX(502, "Internal server error", "InternalServerErrorException");

  final int status;
  final String message;
  final String errorType;

  GatewayResponseType(int status, String message, String errorType) {
    this.status = status;
    this.message = message;
    this.errorType = errorType;
  }

  String fallback() {
    return status < 500 ? "DEFAULT_4XX" : "DEFAULT_5XX";
  }
}
