package dev.burhan.engines;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;

/**
 * Says which cluster is meant, whether its data outlives the server, and how the server is set.
 *
 * @param settings of the server, in place of the usual ones; nothing for a server started by others
 */
record ClusterSpec(String name, boolean kept, Map<String, String> settings) {

  ClusterSpec {
    settings = Map.copyOf(settings);
  }

  ClusterSpec with(Map<String, String> others) {
    return new ClusterSpec(name, kept, others);
  }

  static ClusterSpec temporary() {
    return new ClusterSpec(UUID.randomUUID().toString(), false, Map.of());
  }

  /** Gives each checkout its own data, whose folder may lie where PostgreSQL cannot enter. */
  static ClusterSpec of(Path checkout) {
    Path path = checkout.toAbsolutePath().normalize();
    UUID hash = UUID.nameUUIDFromBytes(path.toString().getBytes(StandardCharsets.UTF_8));
    String last = path.getFileName() == null ? "root" : path.getFileName().toString();
    return new ClusterSpec(
        last.replaceAll("[^A-Za-z0-9._-]", "_") + "-" + hash.toString().substring(0, 8),
        true,
        Map.of());
  }
}
