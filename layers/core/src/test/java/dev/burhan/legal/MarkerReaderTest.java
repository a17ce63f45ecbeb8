package dev.burhan.legal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.legal.MarkerReader.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MarkerReaderTest {

  @Test
  void parts_text_from_markers_with_and_without_words() {
    assertThat(read("Rent is due [1 \"rent is due monthly\"]. Notice too [S2: “thirty days”] [3]."))
        .containsExactly(
            new Part.Text("Rent is due"),
            new Part.Marker(" ", 1, "rent is due monthly"),
            new Part.Text(". Notice too"),
            new Part.Marker(" ", 2, "thirty days"),
            new Part.Marker(" ", 3, ""),
            new Part.Text("."));
  }

  @Test
  void reads_lists_of_numbers_and_digits_of_other_scripts() {
    assertThat(read("A [1, 2]. ب [٣ «ثلاثون يوما»]"))
        .containsExactly(
            new Part.Text("A"),
            new Part.Marker(" ", 1, ""),
            new Part.Marker("", 2, ""),
            new Part.Text(". ب"),
            new Part.Marker(" ", 3, "ثلاثون يوما"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "the [Tenant] shall",
        "[see clause 4]",
        "open [ never closed",
        "a < b and b > c",
        "wait! what?",
        "hope, http and www are words",
        "[2019] UKSC 5",
        "Personal data: name. See the file: it is there.",
        "[]"
      })
  void leaves_what_is_neither_marker_nor_link_as_it_is(String text) {
    assertThat(shown(read(text))).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "see https://evil.example/?q=secret now|see  now",
        "see http://evil.example|see",
        "![x](https://evil.example/p.png) after|after",
        "[click here](javascript:alert(1)) after|click here) after",
        "[click](https://evil.example) after|click after",
        "<img src=x onerror=alert(1)> after|after",
        "WWW.EVIL.EXAMPLE/a after|after",
        "data:text/html;base64,AAAA after|after"
      })
  void takes_links_images_and_tags_out(String text, String left) {
    var parts = read(text);

    assertThat(shown(parts).strip()).isEqualTo(left.strip());
    assertThat(parts).contains(new Part.Removed());
  }

  @Test
  void gives_the_same_parts_however_the_text_is_cut() {
    var text =
        "Rent is due [1 \"rent is due [net] monthly\"], see https://evil.example/x [2] and ![i](http://a/b) [3, 4]"
            + " the [Tenant] <b>pays</b> it 😀 [5 \"made up\"]. Half [6 \"";
    var whole = read(text);

    for (int seed = 0; seed < 200; seed++) {
      var random = new Random(seed);
      var reader = new MarkerReader();
      var parts = new ArrayList<Part>();
      for (int at = 0; at < text.length(); ) {
        int end = Math.min(text.length(), at + 1 + random.nextInt(9));
        parts.addAll(reader.read(text.substring(at, end)));
        at = end;
      }
      parts.addAll(reader.end());

      assertThat(joined(parts)).as("seed " + seed).isEqualTo(joined(whole));
    }
  }

  @Test
  void holds_no_more_back_than_may_become_a_marker() {
    var reader = new MarkerReader();

    assertThat(reader.read("Rent is due [1 \"re")).containsExactly(new Part.Text("Rent is due"));
    assertThat(reader.read("nt is due\"]")).containsExactly(new Part.Marker(" ", 1, "rent is due"));
    assertThat(reader.read(". Also ")).containsExactly(new Part.Text(". Also"));
    assertThat(reader.read("this")).containsExactly(new Part.Text(" this"));
  }

  @Test
  void a_marker_without_an_end_becomes_text_in_the_end() {
    var reader = new MarkerReader();
    var parts = new ArrayList<Part>(reader.read("[1 \""));
    for (int i = 0; i < 1_000; i++) {
      parts.addAll(reader.read("word "));
    }
    parts.addAll(reader.end());

    assertThat(shown(parts)).isEqualTo("[1 \"" + "word ".repeat(1_000));
  }

  @Test
  void a_marker_that_the_model_was_cut_in_is_one_of_no_source() {
    assertThat(read("Rent is due [1 \"and no end"))
        .containsExactly(new Part.Text("Rent is due"), new Part.Marker(" ", 0, ""));
  }

  @Test
  void a_quote_may_hold_quotation_marks() {
    assertThat(read("X [1 \"“Personal Data” means any\"]"))
        .containsExactly(new Part.Text("X"), new Part.Marker(" ", 1, "“Personal Data” means any"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"[1,\u00A02]", "[1\u202F; 2]", "[𝟏]", "[99999999999999]", "[1, 99999999]"})
  void odd_numbers_and_spaces_are_no_failure(String text) {
    assertThat(read(text)).isNotEmpty();
  }

  @Test
  void takes_linear_time_for_hostile_text() {
    for (var hostile : List.of("[", "[1 \"", "<a", "![", "http", "[1, ", "www.", " ")) {
      var parts = read(hostile.repeat(5_000));

      assertThat(parts).isNotNull();
    }
  }

  private static List<Part> read(String text) {
    var reader = new MarkerReader();
    var parts = new ArrayList<>(reader.read(text));
    parts.addAll(reader.end());
    return parts;
  }

  private static String shown(List<Part> parts) {
    var text = new StringBuilder();
    for (var part : parts) {
      if (part instanceof Part.Text(var shown)) {
        text.append(shown);
      }
    }
    return text.toString();
  }

  /** Neighbouring texts are one. */
  private static List<Part> joined(List<Part> parts) {
    var joined = new ArrayList<Part>();
    for (var part : parts) {
      if (part instanceof Part.Text(var more)
          && !joined.isEmpty()
          && joined.getLast() instanceof Part.Text(var text)) {
        joined.set(joined.size() - 1, new Part.Text(text + more));
      } else {
        joined.add(part);
      }
    }
    return joined;
  }
}
