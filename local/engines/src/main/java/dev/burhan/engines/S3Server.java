package dev.burhan.engines;

import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Is S3Mock on a free loopback port; clients must use path-style addresses. Presigned URLs are
 * verified for the access key {@code local} with the secret {@code local}; other requests are not.
 */
public final class S3Server implements AutoCloseable {
  private final ConfigurableApplicationContext context;
  private final URI endpoint;

  private S3Server(ConfigurableApplicationContext context) {
    this.context = context;
    this.endpoint =
        URI.create(
            "http://127.0.0.1:"
                + context.getEnvironment().getRequiredProperty("local.server.port"));
  }

  /** Starts an empty server whose objects go when it is closed. */
  public static S3Server start() {
    return start(event -> {});
  }

  /**
   * Starts such a server that tells of each object it stores.
   *
   * @param listener told before the client hears that the object is stored, on the thread of the
   *     request; what it throws is logged
   */
  public static S3Server start(Consumer<S3Event> listener) {
    return start(Map.of(), new S3Extras(InstantSource.system(), listener));
  }

  /** Starts a server that keeps its objects in a folder. */
  public static S3Server start(Path folder) {
    return start(folder, event -> {});
  }

  /** Starts a server that keeps its objects in a folder and tells of each it stores. */
  public static S3Server start(Path folder, Consumer<S3Event> listener) {
    return start(folder, new S3Extras(InstantSource.system(), listener));
  }

  static S3Server start(Path folder, S3Extras extras) {
    return start(
        Map.of(
            "com.adobe.testing.s3mock.store.root",
            folder.toAbsolutePath().toString(),
            "com.adobe.testing.s3mock.store.retain-files-on-exit",
            "true"),
        extras);
  }

  private static S3Server start(Map<String, Object> store, S3Extras extras) {
    Logging.ready();
    Map<String, Object> properties = new HashMap<>(store);
    properties.put("spring.boot.enableautoconfiguration", "false");
    SpringApplication application =
        new SpringApplicationBuilder(S3ServerConfiguration.class)
            .bannerMode(Banner.Mode.OFF)
            .logStartupInfo(false)
            .registerShutdownHook(false)
            .properties(properties)
            .initializers(context -> context.getBeanFactory().registerSingleton("extras", extras))
            .build();
    application.setListeners(withoutLogging(application));
    return new S3Server(application.run());
  }

  // Spring would replace the log configuration of the whole JVM by its own.
  private static List<ApplicationListener<?>> withoutLogging(SpringApplication application) {
    return application.getListeners().stream()
        .filter(listener -> !(listener instanceof LoggingApplicationListener))
        .<ApplicationListener<?>>map(listener -> listener)
        .toList();
  }

  /** Gives the address for the clients of the AWS SDK. */
  public URI endpoint() {
    return endpoint;
  }

  @Override
  public void close() {
    context.close();
  }
}
