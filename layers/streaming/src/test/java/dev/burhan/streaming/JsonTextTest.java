package dev.burhan.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class JsonTextTest {

  @Test
  void escapes_what_json_forbids_and_nothing_else() {
    assertThat(JsonText.quote("a\"b\\c\nd\re\tf\0g\u001f/سلام 😀"))
        .isEqualTo("\"a\\\"b\\\\c\\nd\\re\\tf\\u0000g\\u001f/سلام 😀\"");
  }

  @Test
  void writes_an_object_of_texts() {
    assertThat(JsonText.object(Map.of())).isEqualTo("{}");
    assertThat(JsonText.object(Map.of("a\"", "b"))).isEqualTo("{\"a\\\"\":\"b\"}");
  }
}
