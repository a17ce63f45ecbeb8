package dev.burhan.structure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class HeadingPathTest {

  @Test
  void takes_headings_one_below_the_other() {
    assertThat(HeadingPath.NONE.with("Lease").with("Rent").titles())
        .containsExactly("Lease", "Rent");
  }

  @Test
  void takes_no_heading_that_is_blank_or_long() {
    assertThat(HeadingPath.NONE.with(" ")).isEqualTo(HeadingPath.NONE);
    assertThat(HeadingPath.NONE.with("x".repeat(161))).isEqualTo(HeadingPath.NONE);
  }

  @Test
  void takes_so_many_headings_and_no_more() {
    var path = HeadingPath.NONE;
    for (int i = 0; i < 20; i++) {
      path = path.with("heading " + i);
    }

    assertThat(path.titles()).hasSize(HeadingPath.HEADINGS_MAX).endsWith("heading 7");
  }

  @Test
  void takes_so_many_characters_and_no_more() {
    var path = HeadingPath.NONE.with("a".repeat(160)).with("b".repeat(160)).with("c".repeat(81));

    assertThat(path.titles()).hasSize(2);
    assertThat(path.with("c".repeat(80)).titles()).hasSize(3);
  }
}
