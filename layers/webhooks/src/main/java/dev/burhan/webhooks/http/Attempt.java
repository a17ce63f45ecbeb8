package dev.burhan.webhooks.http;

import dev.burhan.webhooks.DeliveryFault;
import dev.burhan.webhooks.WebhookPolicy;
import dev.burhan.webhooks.WebhookRequest;
import dev.burhan.webhooks.WebhookSender.Result;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;

/** Is one attempt on its own thread, which another thread may abort. */
final class Attempt implements Callable<Result> {

  /** Read so that the receiver can finish speaking; what it says is of no interest. */
  private static final int ANSWER_BYTES_MAX = 64 << 10;

  /** Of the addresses of a host; all are checked, few are tried. */
  private static final int ADDRESSES_MAX = 4;

  private static final int GONE = 410;

  private final WebhookRequest request;
  private final WebhookPolicy policy;
  private final HostResolver resolver;
  private final Clients clients;

  private volatile OptionalInt status = OptionalInt.empty();
  private @Nullable CloseableHttpClient client;
  private boolean aborted;

  Attempt(WebhookRequest request, WebhookPolicy policy, HostResolver resolver, Clients clients) {
    this.request = request;
    this.policy = policy;
    this.resolver = resolver;
    this.clients = clients;
  }

  @Override
  public Result call() {
    try {
      var addresses = resolver.resolve(host());
      if (!addresses.stream().allMatch(address -> policy.allows(request.url(), address))) {
        return new Result.Forbidden();
      }
      return addresses.isEmpty() ? Result.Failed.because(DeliveryFault.DNS) : post(addresses);
    } catch (IOException e) {
      return Result.Failed.because(fault(e));
    }
  }

  private Result post(List<InetAddress> addresses) throws IOException {
    var tried = addresses.subList(0, Math.min(ADDRESSES_MAX, addresses.size()));
    var own = clients.connectingTo(tried);
    var end = CloseMode.IMMEDIATE;
    try {
      if (!begin(own)) {
        return soFar();
      }
      var answer = own.executeOpen(target(), post(), null);
      status = OptionalInt.of(answer.getCode());
      end = isReadToItsEnd(answer) ? CloseMode.GRACEFUL : CloseMode.IMMEDIATE;
      return soFar();
    } finally {
      // Never by closing the answer: that would read it to an end it may not have.
      own.close(end);
    }
  }

  private synchronized boolean begin(CloseableHttpClient own) {
    client = own;
    return !aborted;
  }

  /** Ends the attempt, whatever it waits for; harmless when it has ended. */
  synchronized void abort() {
    aborted = true;
    if (client != null) {
      client.close(CloseMode.IMMEDIATE);
    }
  }

  /** What is known of the result: what the receiver has said, or that it has said nothing. */
  Result soFar() {
    var known = status;
    return known.isEmpty()
        ? Result.Failed.because(DeliveryFault.TIMEOUT)
        : result(known.getAsInt());
  }

  private static Result result(int status) {
    if (status >= 200 && status < 300) {
      return new Result.Delivered(status);
    }
    return status == GONE ? new Result.Refused(status) : Result.Failed.status(status);
  }

  private HttpPost post() {
    var post = new HttpPost(request.url());
    request.headers().forEach(post::setHeader);
    post.setHeader("Connection", "close");
    post.setEntity(new ByteArrayEntity(request.body().getBytes(StandardCharsets.UTF_8), null));
    return post;
  }

  private HttpHost target() {
    return new HttpHost(request.url().getScheme(), host(), request.url().getPort());
  }

  /** An IPv6 address without its brackets. */
  private String host() {
    var host = request.url().getHost();
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  /** Once the status is there, no other part of the answer changes the result. */
  private static boolean isReadToItsEnd(ClassicHttpResponse answer) {
    var entity = answer.getEntity();
    if (entity == null) {
      return true;
    }
    try {
      var content = entity.getContent();
      return content.readNBytes(ANSWER_BYTES_MAX).length < ANSWER_BYTES_MAX;
    } catch (IOException e) {
      return false;
    }
  }

  private static DeliveryFault fault(IOException e) {
    return switch (e) {
      case UnknownHostException unknown -> DeliveryFault.DNS;
      case SSLException tls -> DeliveryFault.TLS;
      case ConnectTimeoutException late -> DeliveryFault.CONNECTION;
      case SocketTimeoutException late -> DeliveryFault.TIMEOUT;
      case ConnectException refused -> DeliveryFault.CONNECTION;
      case NoRouteToHostException unreachable -> DeliveryFault.CONNECTION;
      default -> DeliveryFault.BAD_ANSWER;
    };
  }
}
