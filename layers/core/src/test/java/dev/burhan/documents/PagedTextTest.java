package dev.burhan.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.burhan.structure.HeadingMark;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PagedTextTest {

  @Test
  void pages_are_joined_as_paragraphs() {
    var text = PagedText.join(List.of(ParsedPage.of("one"), ParsedPage.of("two")));

    assertThat(text.text()).isEqualTo("one\n\ntwo");
    assertThat(text.pageStarts()).containsExactly(0, 5);
    assertThat(text.pageAt(0)).isEqualTo(1);
    assertThat(text.pageAt(4)).isEqualTo(1);
    assertThat(text.pageAt(5)).isEqualTo(2);
    assertThat(text.pageAt(500)).isEqualTo(2);
  }

  @Test
  void a_paragraph_that_goes_on_is_joined_with_a_space() {
    var text =
        PagedText.join(
            List.of(
                new ParsedPage("The 😀 rent", List.of(), false, true), ParsedPage.of("is due.")));

    assertThat(text.text()).isEqualTo("The 😀 rent is due.");
    assertThat(text.pageStarts()).containsExactly(0, 11);
  }

  @Test
  void a_paragraph_goes_on_behind_a_page_without_text() {
    var text =
        PagedText.join(
            List.of(
                new ParsedPage("The rent", List.of(), false, true),
                new ParsedPage("", List.of(), true, false),
                ParsedPage.of("is due.")));

    assertThat(text.text()).isEqualTo("The rent is due.");
    assertThat(text.pages()).isEqualTo(3);
    assertThat(text.pageAt(9)).isEqualTo(3);
  }

  @Test
  void empty_pages_at_the_beginning_add_nothing() {
    var text = PagedText.join(List.of(ParsedPage.of(""), ParsedPage.of(""), ParsedPage.of("one")));

    assertThat(text.text()).isEqualTo("one");
    assertThat(text.pageAt(0)).isEqualTo(3);
  }

  @Test
  void headings_move_with_their_page() {
    var text =
        PagedText.join(
            List.of(
                new ParsedPage("Term\n\none", List.of(new HeadingMark(0, 1)), false, false),
                new ParsedPage("two\n\nRent", List.of(new HeadingMark(5, 2)), false, false)));

    assertThat(text.headings()).containsExactly(new HeadingMark(0, 1), new HeadingMark(16, 2));
    assertThat(text.text().substring(16)).isEqualTo("Rent");
  }

  @Test
  void no_pages_are_one_empty_page() {
    assertThat(PagedText.join(List.of())).isEqualTo(PagedText.of(""));
    assertThat(PagedText.of("").pageAt(0)).isEqualTo(1);
  }

  @Test
  void the_first_page_begins_at_the_beginning() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PagedText("text", List.of(1), List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PagedText("text", List.of(), List.of()));
  }
}
