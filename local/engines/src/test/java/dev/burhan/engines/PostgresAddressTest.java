package dev.burhan.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class PostgresAddressTest {

  @Test
  void reads_the_usual_url() {
    var address =
        PostgresAddress.parse("postgresql://ada:p%40ss@db.local:6432/legal?sslmode=require");

    assertThat(address.user()).isEqualTo("ada");
    assertThat(address.password()).isEqualTo("p@ss");
    assertThat(address.jdbcUrl())
        .isEqualTo("jdbc:postgresql://db.local:6432/legal?sslmode=require");
  }

  @Test
  void reads_the_url_of_jdbc_and_takes_the_login_out_of_it() {
    var address =
        PostgresAddress.parse("jdbc:postgresql://127.0.0.1/legal?user=ada&password=p%40ss");

    assertThat(address.user()).isEqualTo("ada");
    assertThat(address.password()).isEqualTo("p@ss");
    assertThat(address.jdbcUrl()).isEqualTo("jdbc:postgresql://127.0.0.1:5432/legal");
  }

  @Test
  void names_another_database_with_the_same_options() {
    var address = PostgresAddress.parse("postgres://ada@db/legal?sslmode=require");

    assertThat(address.jdbcUrl("test")).isEqualTo("jdbc:postgresql://db:5432/test?sslmode=require");
  }

  @Test
  void does_not_print_the_password() {
    assertThat(PostgresAddress.parse("postgres://ada:secret@db/legal").toString())
        .doesNotContain("secret");
  }

  @Test
  void refuses_what_is_no_postgres_url_without_repeating_it() {
    assertThatThrownBy(() -> PostgresAddress.parse("mysql://ada:secret@db/legal"))
        .isInstanceOf(EngineFailure.class)
        .hasMessageNotContaining("secret");
  }
}
