package dev.burhan.function.admin;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.CloudFormationCustomResourceEvent;
import dev.burhan.accounts.BootstrapOperator;
import dev.burhan.edge.StackReply;
import dev.burhan.tenancy.KeyId;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Makes the operator and its first admin key when the stack is deployed, or when it is invoked by
 * hand; CloudFormation learns the result at the response address of the event.
 */
public final class BootstrapHandler
    implements RequestHandler<CloudFormationCustomResourceEvent, Map<String, String>> {

  private static final String RESOURCE = "burhan-operator";

  private final Supplier<BootstrapOperator> bootstrap;
  private final StackReply reply;

  public BootstrapHandler() {
    this(System.getenv());
  }

  /** Puts the use case together when it is run, so that a bad setting is reported as well. */
  public BootstrapHandler(Map<String, String> environment) {
    this(() -> Wiring.bootstrap(environment), new StackReply(RESOURCE));
  }

  BootstrapHandler(Supplier<BootstrapOperator> bootstrap, StackReply reply) {
    this.bootstrap = bootstrap;
    this.reply = reply;
  }

  @Override
  public Map<String, String> handleRequest(
      CloudFormationCustomResourceEvent event, Context context) {
    var made = "Delete".equals(event.getRequestType()) ? Optional.<KeyId>empty() : run(event);
    var key = made.map(KeyId::value).orElse("none");
    reply.send(event, "SUCCESS", "admin key made: " + key);
    return Map.of("key_id", key);
  }

  private Optional<KeyId> run(CloudFormationCustomResourceEvent event) {
    try {
      return bootstrap.get().run();
    } catch (RuntimeException | Error e) {
      // Without an answer CloudFormation waits an hour.
      tellFailed(event, e);
      throw e;
    }
  }

  private void tellFailed(CloudFormationCustomResourceEvent event, Throwable failure) {
    try {
      reply.send(event, "FAILED", "the operator could not be made, see the function's log");
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }
}
