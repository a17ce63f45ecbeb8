package dev.burhan.cloud.boot;

import dev.burhan.cloud.command.Launch;
import dev.burhan.cloud.testing.Caller;
import dev.burhan.tenancy.ApiKey;
import dev.burhan.tenancy.TenantId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests one cloud for the whole run, closed after the last; each test has own tenants. */
public final class SharedCloud implements ParameterResolver {

  public static final Path HOME = Path.of("../..").toAbsolutePath().normalize();

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    return parameter.getParameter().getType() == LocalCloud.class;
  }

  @Override
  public LocalCloud resolveParameter(ParameterContext parameter, ExtensionContext test) {
    return test.getRoot()
        .getStore(ExtensionContext.Namespace.create(SharedCloud.class))
        .computeIfAbsent(
            LocalCloud.class,
            absent -> LocalCloud.start(LocalSettings.ephemeral(HOME, models()), line -> {}),
            LocalCloud.class);
  }

  /** The models that the environment names. */
  static Map<String, String> models() {
    return new Launch(HOME, Instant.EPOCH, System.getenv()).models();
  }

  public static Caller caller(LocalCloud cloud, String tenant) {
    return caller(cloud, tenant, ApiKey.Scope.ofTenants());
  }

  public static Caller caller(LocalCloud cloud, String tenant, Set<ApiKey.Scope> scopes) {
    var key = cloud.createKey(new TenantId(tenant), scopes);
    return new Caller(cloud.api(), Optional.of(key));
  }
}
