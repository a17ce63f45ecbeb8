package dev.burhan.documents;

import static dev.burhan.documents.ChunkerStructureTest.chunk;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Says how chunks follow the structure of Arabic laws and contracts. */
final class ChunkerArabicTest {

  private static final String LONG = "يلتزم الطرفان بحسن النية في جميع الأحوال. ".repeat(25);

  @Test
  void a_law_is_read_by_its_divisions() {
    var chunks =
        chunk(
            """
            البــاب الأوّل: أحكام عامة
            الفصل الأول
            التعريفات

            المادة الأولى
            يسري هذا النظام على الجميع.
            المادة (٢)
            تلغى الأحكام السابقة.
            الباب الثاني: العقود
            مادة رقم 3: السريان
            يعمل به من تاريخ نشره.
            ملحق رقم (1)
            النماذج المعتمدة هي الآتية.
            """);

    assertThat(chunks.stream().map(Chunk::headings))
        .containsExactly(
            List.of("البــاب الأوّل: أحكام عامة", "الفصل الأول التعريفات", "المادة الأولى"),
            List.of("البــاب الأوّل: أحكام عامة", "الفصل الأول التعريفات", "المادة (٢)"),
            List.of("الباب الثاني: العقود", "مادة رقم 3: السريان"),
            List.of("ملحق رقم (1)"));
  }

  @Test
  void spelled_numbers_go_on_in_any_spelling() {
    var chunks =
        chunk(
            "يلتزم المستأجر بما يأتي:\n\nأولاً: السداد. "
                + LONG
                + "\n\nثانيا - النظافة. "
                + LONG
                + "\n\nثالثًا: الإخلاء. "
                + LONG);

    assertThat(chunks.stream().map(Chunk::parent))
        .containsExactly(Optional.empty(), Optional.of(0), Optional.of(0), Optional.of(0));
  }

  @Test
  void letters_and_digits_nest() {
    var chunks =
        chunk(
            """
            البند الخامس: الأجرة

            ١/٥ تدفع الأجرة شهرياً.

            ٢/٥ يتحمل المستأجر:

            أ- الكهرباء.

            ب- الماء.

            البند السادس: الإنهاء

            1-6 ينتهي العقد بانتهاء مدته.
            """);

    assertThat(chunks).isNotEmpty();
    assertThat(chunks.getLast().headings()).containsExactly("البند السادس: الإنهاء");
    assertThat(chunks.stream().map(Chunk::text)).anyMatch(text -> text.endsWith("ب- الماء."));
  }

  @Test
  void a_reference_in_wrapped_text_begins_no_article() {
    var chunks =
        chunk(
            """
            المادة (4): الأجرة
            يدفع المستأجر الأجرة في المواعيد المنصوص عليها في
            المادة (5) من هذا العقد وفقاً لما هو مبين في
            البند 3 أعلاه.
            المادة (5): المواعيد
            أول كل شهر.
            """);

    assertThat(chunks).hasSize(2);
    assertThat(chunks.getFirst().text()).endsWith("أعلاه.");
  }

  @Test
  void a_short_article_with_its_items_is_one_chunk() {
    var chunks =
        chunk(
            "المادة 7: الحضور\n\n(أ) يثبت العامل حضوره.\n\n(ب) يتسامح في التأخر.\n\n(ج) يحسم من الأجر.");

    assertThat(chunks).hasSize(1);
    assertThat(chunks.getFirst().headings()).containsExactly("المادة 7: الحضور");
  }
}
