package dev.burhan.postgres;

import java.util.regex.Pattern;

/**
 * Says which database the Data API is to ask, and as whom.
 *
 * @param cluster ARN of the cluster
 * @param secret ARN of the role's user name and password, which AWS reads itself
 * @param database name of the database in the cluster
 */
public record DataApiSettings(String cluster, String secret, String database) {

  private static final Pattern CLUSTER =
      Pattern.compile("arn:aws[a-z-]*:rds:[a-z0-9-]+:[0-9]{12}:cluster:[A-Za-z0-9-]+");

  public DataApiSettings {
    if (!isCluster(cluster)) {
      throw new IllegalArgumentException("cluster must be the ARN of an Aurora cluster");
    }
    if (secret.isBlank() || database.isBlank()) {
      throw new IllegalArgumentException("secret and database must not be empty");
    }
  }

  static boolean isCluster(String text) {
    return CLUSTER.matcher(text).matches();
  }
}
