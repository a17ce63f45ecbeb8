package dev.burhan.cloud.boot;

import dev.burhan.cloud.testing.Caller;
import dev.burhan.models.ModelFolders;
import dev.burhan.tenancy.ApiKey;
import dev.burhan.tenancy.TenantId;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
  static String models() {
    return ModelFolders.of(System.getenv()).all().stream()
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  public static Caller caller(LocalCloud cloud, String tenant) {
    return caller(cloud, tenant, Set.of(ApiKey.Scope.values()));
  }

  public static Caller caller(LocalCloud cloud, String tenant, Set<ApiKey.Scope> scopes) {
    var key = cloud.createKey(new TenantId(tenant), scopes);
    return new Caller(cloud.api(), Optional.of(key));
  }
}
