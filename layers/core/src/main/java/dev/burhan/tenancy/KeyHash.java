package dev.burhan.tenancy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Holds HMAC-SHA-256 of an API key under the server's pepper, in hex: a stolen table is of no use
 * without the pepper, and looking the hash up takes the same time for any wrong key.
 */
public record KeyHash(String hex) {

  /**
   * Compares in a time that does not depend on where they differ. What is compared is the hash of
   * what a client sent with the hash under which the store found a key: a store that matched
   * loosely would let nobody in, and how long it takes tells nothing of a hash that is stored.
   */
  public boolean matches(KeyHash other) {
    return MessageDigest.isEqual(
        hex.getBytes(StandardCharsets.US_ASCII), other.hex.getBytes(StandardCharsets.US_ASCII));
  }

  /** Hashes keys with one pepper; thread-safe. */
  public static final class Hasher {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int PEPPER_MIN = 16;

    private final byte[] pepper;

    public Hasher(String pepper) {
      if (pepper.length() < PEPPER_MIN) {
        throw new IllegalArgumentException("pepper must be at least 16 characters");
      }
      this.pepper = pepper.getBytes(StandardCharsets.UTF_8);
    }

    public KeyHash hash(String secret) {
      try {
        var mac = Mac.getInstance(ALGORITHM);
        mac.init(new SecretKeySpec(pepper, ALGORITHM));
        var digest = mac.doFinal(secret.getBytes(StandardCharsets.UTF_8));
        return new KeyHash(HexFormat.of().formatHex(digest));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("every JDK has " + ALGORITHM, e);
      }
    }
  }
}
