package dev.burhan.function.migrate;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.CloudFormationCustomResourceEvent;
import dev.burhan.edge.StackReply;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Brings the database to the newest schema when the stack is deployed. CloudFormation learns the
 * result at the response address of the event.
 */
public final class Handler
    implements RequestHandler<CloudFormationCustomResourceEvent, Map<String, String>> {

  private static final String RESOURCE = "burhan-schema";

  private final Supplier<List<String>> migrate;
  private final StackReply reply;

  public Handler() {
    this(System.getenv());
  }

  /** Puts the migrations together when they are run, so that a bad setting is reported as well. */
  public Handler(Map<String, String> environment) {
    this(() -> Wiring.migrations(environment).get(), new StackReply(RESOURCE));
  }

  Handler(Supplier<List<String>> migrate, StackReply reply) {
    this.migrate = migrate;
    this.reply = reply;
  }

  @Override
  public Map<String, String> handleRequest(
      CloudFormationCustomResourceEvent event, Context context) {
    // Removing the stack must not remove anybody's documents.
    int applied = "Delete".equals(event.getRequestType()) ? 0 : migrate(event);
    reply.send(event, "SUCCESS", applied + " migrations applied");
    return Map.of("applied", Integer.toString(applied));
  }

  private int migrate(CloudFormationCustomResourceEvent event) {
    try {
      return migrate.get().size();
    } catch (RuntimeException | Error e) {
      // Without an answer CloudFormation waits an hour.
      tellFailed(event, e);
      throw e;
    }
  }

  private void tellFailed(CloudFormationCustomResourceEvent event, Throwable failure) {
    try {
      reply.send(event, "FAILED", "the migration failed, see the function's log");
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }
}
