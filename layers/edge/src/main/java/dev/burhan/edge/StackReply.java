package dev.burhan.edge;

import com.amazonaws.services.lambda.runtime.events.CloudFormationCustomResourceEvent;
import dev.burhan.failure.DependencyFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** Tells CloudFormation how a custom resource fared. */
public final class StackReply {

  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private final String resource;

  /**
   * @param resource what CloudFormation is to know the resource by, the same each time
   */
  public StackReply(String resource) {
    this.resource = resource;
  }

  /** Does nothing where the event names no address, as when the function is invoked by hand. */
  public void send(CloudFormationCustomResourceEvent event, String status, String reason) {
    if (event.getResponseUrl() == null || event.getResponseUrl().isEmpty()) {
      return;
    }
    var body =
        Map.of(
            "Status",
            status,
            "Reason",
            reason,
            "PhysicalResourceId",
            resource,
            "StackId",
            event.getStackId(),
            "RequestId",
            event.getRequestId(),
            "LogicalResourceId",
            event.getLogicalResourceId());
    var request =
        HttpRequest.newBuilder(URI.create(event.getResponseUrl()))
            .timeout(TIMEOUT)
            .PUT(HttpRequest.BodyPublishers.ofString(Json.write(body)))
            .build();
    try (var client = HttpClient.newHttpClient()) {
      int code = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      if (code >= 300) {
        throw new DependencyFailure.Transient(
            "CloudFormation could not be told " + status + ", status=" + code, null);
      }
    } catch (IOException e) {
      throw new DependencyFailure.Transient("CloudFormation could not be told " + status, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DependencyFailure.Transient("interrupted while telling CloudFormation", e);
    }
  }
}
