package dev.burhan.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.burhan.language.Language;
import dev.burhan.testing.TestDocuments;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ChunkerTest {

  private static final Chunker CHUNKER = new Chunker(Chunker.Limits.DEFAULT);

  @Test
  void a_clause_and_its_items_are_one_chunk_under_their_headings() {
    var chunks =
        chunk(
            """
            # Lease

            ## 1. Rent

            1.1 The tenant pays:

            (a) rent; and
            (b) fees.

            1.2 Rent is due monthly.

            ## 2. Deposit

            The deposit is held.
            """);

    assertThat(texts(chunks))
        .containsExactly(
            "1.1 The tenant pays:\n\n(a) rent; and\n(b) fees.",
            "1.2 Rent is due monthly.",
            "The deposit is held.");
    assertThat(chunks.stream().map(Chunk::headings))
        .containsExactly(
            List.of("Lease", "1. Rent"),
            List.of("Lease", "1. Rent"),
            List.of("Lease", "2. Deposit"));
  }

  @Test
  void reads_arabic_structure() {
    var chunks =
        chunk(
            """
            الباب الأول: أحكام عامة
            الفصل الأول
            المادة (1): الأجرة
            تشمل الأجرة:
            أولاً: المبلغ الشهري
            ثانياً: الرسوم
            المادة (2): السريان
            يسري هذا النظام فوراً.
            الباب الثاني
            المادة الثالثة
            نص المادة.
            """);

    assertThat(texts(chunks))
        .containsExactly(
            "تشمل الأجرة:\nأولاً: المبلغ الشهري\nثانياً: الرسوم",
            "يسري هذا النظام فوراً.",
            "نص المادة.");
    assertThat(chunks.get(1).headings())
        .containsExactly("الباب الأول: أحكام عامة", "الفصل الأول", "المادة (2): السريان");
    assertThat(chunks.get(2).headings()).containsExactly("الباب الثاني", "المادة الثالثة");
    assertThat(chunks).allMatch(chunk -> chunk.language().equals(Language.ARABIC));
  }

  @Test
  void line_ends_of_either_kind_give_the_same_chunks() {
    var text = "# A\n\n1.1 One\n(a) two\n\n## B\n\nThree\n";

    var unix = chunk(text);
    var windows = chunk(text.replace("\n", "\r\n"));

    assertThat(windows.stream().map(chunk -> chunk.text().replace("\r", "")))
        .containsExactlyElementsOf(texts(unix));
    assertThat(windows.stream().map(Chunk::headings))
        .containsExactlyElementsOf(unix.stream().map(Chunk::headings).toList());
  }

  @Test
  void short_paragraphs_stay_together_and_longer_ones_part() {
    var shortOnes = chunk("One.\n\nTwo.\n\nThree.");
    var paragraph = "The tenant pays. ".repeat(20).strip();
    var longOnes = chunk(paragraph + "\n\n" + paragraph + "\n\n" + paragraph);

    assertThat(texts(shortOnes)).containsExactly("One.\n\nTwo.\n\nThree.");
    assertThat(texts(longOnes)).containsExactly(paragraph, paragraph, paragraph);
  }

  @Test
  void headings_alone_are_text() {
    var chunks = chunk("# Lease\n## Rent\n## Deposit\n# Annex\n");

    assertThat(texts(chunks)).containsExactly("## Rent\n## Deposit", "# Annex");
    assertThat(chunks.get(0).headings()).containsExactly("Lease");
    assertThat(chunks.get(1).headings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"***", "---", "§", "- - -", "…\n\n***"})
  void a_heading_above_a_ruler_is_not_lost(String ruler) {
    var chunks = chunk("# Lease\n" + ruler + "\n# Annex\ntext");

    assertThat(texts(chunks)).containsExactly("# Lease", "text");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n\t", "***\n\n—", "# \n##\n", "😀 😀"})
  void a_text_without_words_has_no_chunks(String text) {
    assertThat(chunk(text)).isEmpty();
  }

  @Test
  void a_heading_is_never_longer_than_a_heading() {
    var chunks = chunk("# " + "word ".repeat(50_000) + "\n1.1 One\n1.2 Two");

    assertThat(chunks).allMatch(chunk -> chunk.headings().isEmpty());
  }

  @Test
  void spans_count_code_points() {
    var chunks = chunk("😀😀\n\n# شقة 😀\n\n𝔘 rent");

    assertThat(chunks.getLast().span()).isEqualTo(new Span(13, 19));
  }

  @Test
  void a_bilingual_document_is_read_in_both_languages() {
    var english = "4.1 The tenant pays the rent in advance.";
    var arabic = "4.2 يدفع المستأجر الأجرة مقدماً كل شهر.";

    var chunks = chunk(english + "\n" + arabic);

    assertThat(chunks.stream().map(Chunk::language))
        .containsExactly(Language.ENGLISH, Language.ARABIC);
  }

  @Test
  void a_language_named_by_the_caller_stays_but_for_the_other_script() {
    var document =
        TestDocuments.document(
            "a",
            "t",
            new Language("fr"),
            "1.1 Le locataire paie.\n1.2 يدفع المستأجر الأجرة مقدماً كل شهر.");

    assertThat(CHUNKER.chunk(document).stream().map(Chunk::language))
        .containsExactly(new Language("fr"), Language.ARABIC);
  }

  @ParameterizedTest
  @CsvSource({"0, 500", "10, 99", "501, 500", "-1, 500"})
  void limits_are_sensible(int gather, int max) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Chunker.Limits(gather, max));
  }

  private static List<Chunk> chunk(String text) {
    return CHUNKER.chunk(TestDocuments.document("a", "Title", Language.of(text), text));
  }

  private static List<String> texts(List<Chunk> chunks) {
    return chunks.stream().map(Chunk::text).toList();
  }
}
