package dev.burhan.engines;

import com.adobe.testing.s3mock.s3.model.S3ObjectMetadata;
import com.adobe.testing.s3mock.s3.service.ObjectService;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Tells a listener of each object that was stored, before the client hears of it. What the listener
 * throws is logged and changes nothing else.
 */
final class StoredObjects extends OncePerRequestFilter {

  private static final Logger LOG = LoggerFactory.getLogger(StoredObjects.class);

  /** Names of events, by the method of S3Mock that stores. */
  private static final Map<String, String> EVENTS =
      Map.of(
          "putObject", "ObjectCreated:Put",
          "copyObject", "ObjectCreated:Copy",
          "completeMultipartUpload", "ObjectCreated:CompleteMultipartUpload");

  /** Methods that store; their answers are short. */
  private static final Set<String> METHODS = Set.of("PUT", "POST");

  private final ObjectService objects;
  private final Consumer<S3Event> listener;

  StoredObjects(ObjectService objects, Consumer<S3Event> listener) {
    this.objects = objects;
    this.listener = listener;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !METHODS.contains(request.getMethod());
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    // Holds the answer back, or the client would hear of some objects first.
    var held = new ContentCachingResponseWrapper(response);
    chain.doFilter(request, held);
    try {
      if (held.getStatus() == HttpServletResponse.SC_OK) {
        event(request).ifPresent(this::tell);
      }
    } catch (RuntimeException e) {
      LOG.error("the listener of stored objects failed", e);
    }
    held.copyBodyToResponse();
  }

  /** Threads that the listener starts would be taken for the server's own, and complained of. */
  private void tell(S3Event event) {
    var thread = Thread.currentThread();
    var servers = thread.getContextClassLoader();
    thread.setContextClassLoader(StoredObjects.class.getClassLoader());
    try {
      listener.accept(event);
    } finally {
      thread.setContextClassLoader(servers);
    }
  }

  /** Empty when nothing was stored, or is gone already. */
  private Optional<S3Event> event(HttpServletRequest request) {
    if (request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE)
            instanceof HandlerMethod method
        && request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
            instanceof Map<?, ?> path) {
      return Optional.ofNullable(EVENTS.get(method.getMethod().getName()))
          .flatMap(name -> event(name, path));
    }
    return Optional.empty();
  }

  private Optional<S3Event> event(String name, Map<?, ?> path) {
    var bucket = String.valueOf(path.get("bucketName"));
    var key = String.valueOf(path.get("key")).substring("/".length());
    return Optional.ofNullable(objects.getObject(bucket, key, null))
        .map(object -> event(name, bucket, key, object));
  }

  private static S3Event event(String name, String bucket, String key, S3ObjectMetadata object) {
    long size = Long.parseLong(object.getSize());
    return new S3Event(name, bucket, key, size, object.getEtag().replace("\"", ""));
  }
}
