package dev.burhan.function.migrate;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.CloudFormationCustomResourceEvent;
import dev.burhan.postgres.Migrations;
import java.util.Map;

/**
 * Brings the database to the newest schema when the stack is deployed. CloudFormation learns the
 * result at the response address of the event.
 */
public final class Handler
    implements RequestHandler<CloudFormationCustomResourceEvent, Map<String, String>> {

  private final Migrations migrations;
  private final StackReply reply;

  public Handler() {
    this(System.getenv());
  }

  public Handler(Map<String, String> environment) {
    this(Wiring.migrations(environment), new StackReply());
  }

  Handler(Migrations migrations, StackReply reply) {
    this.migrations = migrations;
    this.reply = reply;
  }

  @Override
  public Map<String, String> handleRequest(
      CloudFormationCustomResourceEvent event, Context context) {
    try {
      // Removing the stack must not remove anybody's documents.
      int applied = "Delete".equals(event.getRequestType()) ? 0 : migrations.run().size();
      reply.send(event, "SUCCESS", applied + " migrations applied");
      return Map.of("applied", Integer.toString(applied));
    } catch (RuntimeException e) {
      // Without an answer CloudFormation waits an hour.
      reply.send(event, "FAILED", "the migration failed, see the function's log");
      throw e;
    }
  }
}
