package dev.burhan.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.testing.TestDocuments;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** No statement is to be longer than the Data API takes, however long a document is. */
final class StatementSizesTest {

  private static final int MEBIBYTE = 1024 * 1024;

  @Test
  void chunks_go_in_batches_bounded_by_count_and_keep_their_order() {
    var batches = ChunkRows.batches(TestDocuments.plain("a", lines(450, "rent")));

    assertThat(batches).extracting(batch -> Json.read(batch).size()).containsExactly(200, 200, 50);
    assertThat(ordinals(batches)).isEqualTo(IntStream.range(0, 450).boxed().toList());
  }

  @Test
  void chunks_go_in_batches_bounded_by_bytes() {
    var batches = ChunkRows.batches(TestDocuments.plain("a", lines(150, "أجرة ".repeat(1000))));

    assertThat(batches).hasSizeGreaterThan(2);
    assertThat(batches)
        .allSatisfy(
            batch ->
                assertThat(batch.getBytes(StandardCharsets.UTF_8).length)
                    .isLessThan(MEBIBYTE + 1000));
    assertThat(ordinals(batches)).isEqualTo(IntStream.range(0, 150).boxed().toList());
  }

  @Test
  void a_document_without_chunks_has_no_batch() {
    assertThat(ChunkRows.batches(TestDocuments.plain("a"))).isEmpty();
  }

  @Test
  void texts_are_cut_where_no_character_is_torn() {
    assertThat(LongParameter.stretches("")).containsExactly("");
    assertThat(LongParameter.stretches("rent")).containsExactly("rent");

    var text = "x" + "🏛".repeat(MEBIBYTE);
    var stretches = LongParameter.stretches(text);

    assertThat(stretches).hasSize(5);
    assertThat(String.join("", stretches)).isEqualTo(text);
    assertThat(stretches)
        .noneMatch(stretch -> Character.isLowSurrogate(stretch.charAt(0)))
        .allMatch(stretch -> stretch.length() <= MEBIBYTE / 2);
  }

  private static String[] lines(int count, String text) {
    return Collections.nCopies(count, text).toArray(String[]::new);
  }

  private static List<Integer> ordinals(List<String> batches) {
    return batches.stream()
        .flatMap(batch -> Json.read(batch).findValues("ordinal").stream())
        .map(node -> node.intValue())
        .toList();
  }
}
