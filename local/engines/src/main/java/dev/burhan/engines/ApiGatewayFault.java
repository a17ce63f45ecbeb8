package dev.burhan.engines;

import java.io.Serial;

/** Is what API Gateway answers to a call that cannot be done. */
final class ApiGatewayFault extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  private final Kind kind;
  private final String says;

  /** The errors of the service that are played. */
  enum Kind {
    BAD_REQUEST(400, "BadRequestException"),
    NOT_FOUND(404, "NotFoundException"),
    CONFLICT(409, "ConflictException");

    final int status;
    final String type;

    Kind(int status, String type) {
      this.status = status;
      this.type = type;
    }
  }

  ApiGatewayFault(Kind kind, String says) {
    super(says, null, false, false);
    this.kind = kind;
    this.says = says;
  }

  Kind kind() {
    return kind;
  }

  String says() {
    return says;
  }
}
