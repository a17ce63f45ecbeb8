package dev.burhan.webhooks;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Says where a tenant wants to be told of ended jobs.
 *
 * @param secretId names the secret that signs; the secret itself is derived, never stored
 * @param previous the secret that signs as well for a while after another took its place
 */
public record Webhook(
    URI url, SecretId secretId, Instant createdAt, Optional<PreviousSecret> previous) {

  /** How long a secret goes on signing beside the one that replaced it. */
  public static final Duration OVERLAP = Duration.ofHours(24);

  /** Names a secret that was replaced and still signs until a moment. */
  public record PreviousSecret(SecretId secretId, Instant until) {}

  /** A webhook that had no secret before. */
  public Webhook(URI url, SecretId secretId, Instant createdAt) {
    this(url, secretId, createdAt, Optional.empty());
  }

  /**
   * The webhook that takes this one's place. Both secrets sign for {@link #OVERLAP}: that costs
   * nothing even after a theft, since a receiver which knows the new secret alone trusts it alone.
   */
  public Webhook replacedBy(URI newUrl, SecretId newSecret, Instant now) {
    var replaced = new PreviousSecret(secretId, now.plus(OVERLAP));
    return new Webhook(newUrl, newSecret, now, Optional.of(replaced));
  }

  /** The secrets that sign at a moment, the current one first. */
  public List<SecretId> secretsAt(Instant now) {
    var old = previous.filter(p -> now.isBefore(p.until())).map(PreviousSecret::secretId);
    return Stream.concat(Stream.of(secretId), old.stream()).toList();
  }

  /** Leaves path and query out: receivers put tokens there. */
  @Override
  public String toString() {
    return "Webhook[" + url.getHost() + ", " + secretId + ", createdAt=" + createdAt + "]";
  }
}
