package dev.burhan.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class StructureReaderTest {

  @Test
  void the_letter_i_follows_h_and_the_numeral_i_begins_anew() {
    var letters = "(a) x\n(b) x\n(c) x\n(d) x\n(e) x\n(f) x\n(g) x\n(h) x:\n";

    var letter = outline("1.1 All:\n" + letters + "(i) x\n(j) x\n");
    var numeral = outline("1.1 All:\n" + letters + "(i) x\n(ii) x\n");

    assertThat(letter.below().getFirst().below()).hasSize(10);
    assertThat(numeral.below().getFirst().below()).hasSize(8);
    assertThat(numeral.below().getFirst().below().getLast().below()).hasSize(2);
  }

  @Test
  void a_list_goes_on_after_a_paragraph_within_it() {
    var outline =
        outline("4.1 All:\n\n(F) Each:\n\n(i) one;\n\nOf which more.\n\n(ii) two.\n\n4.2 End.");

    var each = outline.below().getFirst().below().getFirst();
    assertThat(outline.below()).hasSize(2);
    assertThat(each.below().stream().map(OutlineNode::kind))
        .containsExactly(OutlineNode.Kind.ITEM, OutlineNode.Kind.PARAGRAPH, OutlineNode.Kind.ITEM);
  }

  @Test
  void a_number_that_was_left_out_does_not_nest_what_follows() {
    var outline = outline("4. RENT\n\n4.4 It is due.\n\n7. The end comes late.\n\n7.1 It is over.");

    assertThat(outline.below().stream().map(OutlineNode::start)).hasSize(2);
    assertThat(outline.below().getLast().below()).hasSize(1);
  }

  @Test
  void a_number_in_another_section_closes_the_one_that_is_open() {
    var outline = outline("2. TERM\n\n2.1 It is long.\n\n9.9 Force is used.\n\n9.10 Law is kept.");

    assertThat(outline.below()).hasSize(3);
  }

  @Test
  void lists_in_lists_go_so_deep_and_no_deeper() {
    var outline = outline("1. x:\n".repeat(500));

    assertThat(depth(outline)).isBetween(5, OpenLevels.LEVELS_MAX + 1);
  }

  private static int depth(OutlineNode node) {
    return 1 + node.below().stream().mapToInt(StructureReaderTest::depth).max().orElse(0);
  }

  @Test
  void a_number_above_goes_on_after_a_list_with_the_same_numbers() {
    var outline =
        outline(
            """
            1. Rent is due.
            2. It is paid.
            3. The Tenant shall:
            1. pay;
            2. clean.
            4. The end comes.
            """);

    assertThat(outline.below()).hasSize(4);
    assertThat(outline.below().get(2).below()).hasSize(2);
  }

  private static OutlineNode outline(String text) {
    return StructureReader.read(text, List.of());
  }
}
