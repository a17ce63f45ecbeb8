package dev.burhan.postgres;

import dev.burhan.failure.DependencyFailure;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLTransientConnectionException;
import java.util.Properties;
import java.util.Set;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Connects with the login of the moment; with a new one when the database refuses the old. */
final class LoginDataSource implements DataSource {

  /** Invalid password, invalid authorization. */
  private static final Set<String> REFUSED = Set.of("28P01", "28000");

  private final String url;
  private final Properties properties;
  private final KeptLogin login;

  LoginDataSource(String url, Properties properties, KeptLogin login) {
    this.url = url;
    this.properties = properties;
    this.login = login;
  }

  @Override
  public Connection getConnection() throws SQLException {
    try {
      var first = login.get();
      try {
        return connect(first);
      } catch (SQLException e) {
        if (!REFUSED.contains(String.valueOf(e.getSQLState()))) {
          throw e;
        }
        return connect(login.insteadOf(first));
      }
    } catch (DependencyFailure e) {
      throw new SQLTransientConnectionException("the login could not be read", e);
    }
  }

  private Connection connect(Login login) throws SQLException {
    return getConnection(login.user(), login.password());
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    var all = new Properties();
    all.putAll(properties);
    all.setProperty("user", user);
    all.setProperty("password", password);
    return DriverManager.getConnection(url, all);
  }

  @Override
  public @Nullable PrintWriter getLogWriter() {
    return null;
  }

  @Override
  public void setLogWriter(PrintWriter out) {
    // The driver logs nothing here.
  }

  @Override
  public void setLoginTimeout(int seconds) {
    // Given by the properties.
  }

  @Override
  public int getLoginTimeout() {
    return 0;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    throw new SQLException("wraps nothing");
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return false;
  }
}
