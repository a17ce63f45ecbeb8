package dev.burhan.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.language.Language;
import dev.burhan.structure.HeadingMark;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Says how chunks follow the structure of a legal text. */
final class ChunkerStructureTest {

  private static final String LONG =
      "The parties shall act in good faith at all times. ".repeat(20);

  @Test
  void a_plain_contract_is_read_by_its_numbers() {
    var chunks =
        chunk(
            """
            LEASE OF FLAT

            This lease is made today.

            ARTICLE 4
            RENT

            4.1 Amount. The rent is EUR 500.

            4.2 Deposit. The Tenant pays a deposit.

            ARTICLE 5 NOTICES

            5.1 Notices are in writing.

            SCHEDULE 1
            Inventory

            One table.
            """);

    assertThat(chunks.stream().map(Chunk::headings))
        .containsExactly(
            List.of("LEASE OF FLAT"),
            List.of("LEASE OF FLAT", "ARTICLE 4 RENT", "4.1 Amount"),
            List.of("LEASE OF FLAT", "ARTICLE 4 RENT", "4.2 Deposit"),
            List.of("LEASE OF FLAT", "ARTICLE 5 NOTICES"),
            List.of("LEASE OF FLAT", "SCHEDULE 1 Inventory"));
    assertThat(chunks.get(2).text()).isEqualTo("4.2 Deposit. The Tenant pays a deposit.");
  }

  @Test
  void styles_of_numbers_nest_in_the_order_they_appear() {
    var text =
        """
        1. Rent

        1.1 The Tenant shall:

        (a) pay:

        (i) the rent; LONG

        (ii) the fees; LONG

        (b) keep:

        (A) the flat; LONG

        (B) the keys. LONG

        1.2 The rent is fixed.

        2. Deposit

        The deposit is held.
        """;

    var chunks = chunk(text.replace("LONG", LONG));

    assertThat(chunks.stream().map(chunk -> chunk.text().split("\\s", 2)[0]))
        .containsExactly("1.1", "(a)", "(i)", "(ii)", "(b)", "(A)", "(B)", "1.2", "The");
    assertThat(chunks.stream().map(Chunk::parent))
        .containsExactly(
            Optional.empty(),
            Optional.of(0),
            Optional.of(1),
            Optional.of(1),
            Optional.of(0),
            Optional.of(4),
            Optional.of(4),
            Optional.empty(),
            Optional.empty());
    assertThat(chunks).allMatch(chunk -> chunk.headings().size() == 1);
  }

  @Test
  void a_clause_with_its_items_stays_whole_where_it_fits() {
    var chunks =
        chunk("4.2 The Tenant shall:\n\n(a) pay;\n\n(b) clean; and\n\n(c) leave.\n\n4.3 End.");

    assertThat(chunks).hasSize(2);
    assertThat(chunks.getFirst().text()).endsWith("(c) leave.");
  }

  @Test
  void items_of_a_long_clause_are_found_through_what_introduces_them() {
    var chunks =
        chunk(
            "4.2 The Tenant shall:\n\n(a) pay. "
                + LONG
                + "\n\n(b) clean. "
                + LONG
                + "\n\n4.3 End.");

    assertThat(chunks.stream().map(chunk -> chunk.text().split("\\s", 2)[0]))
        .containsExactly("4.2", "(a)", "(b)", "4.3");
    assertThat(chunks.stream().map(Chunk::parent))
        .containsExactly(Optional.empty(), Optional.of(0), Optional.of(0), Optional.empty());
  }

  @Test
  void the_text_below_a_heading_introduces_its_clauses() {
    var chunks =
        chunk(
            "# Lease\n\nMade today.\n\n## 4. Rent\n\nThe following applies.\n\n4.1 One.\n\n4.2 Two.");

    assertThat(chunks.stream().map(Chunk::parent))
        .containsExactly(Optional.empty(), Optional.empty(), Optional.of(1), Optional.of(1));
  }

  @Test
  void the_pieces_of_a_long_sentence_lead_back_to_the_first() {
    var chunks = chunk("4.2 Term. " + LONG.repeat(5));

    assertThat(chunks).hasSizeGreaterThan(1);
    assertThat(chunks.stream().skip(1).map(Chunk::parent)).containsOnly(Optional.of(0));
    assertThat(chunks).allMatch(chunk -> chunk.headings().equals(List.of("4.2 Term")));
  }

  @Test
  void a_page_number_does_not_part_a_list_from_what_introduces_it() {
    var chunks =
        chunk(
            "# Lease\n\n## Rent\n\nIt covers:\n\n- 4 -\n\n(a) water;\n\n(b) light.\n\n## End\n\nx");

    assertThat(chunks).hasSize(2);
    assertThat(chunks.getFirst().text()).startsWith("It covers:").endsWith("(b) light.");
  }

  @Test
  void a_reference_in_wrapped_text_begins_no_clause() {
    var chunks =
        chunk(
            """
            4.1 The Landlord may raise the rent once a year as it is stated in
            Section 4.2 of this Agreement and subject to the limits set out in clause
            4.2 above. An amount of EUR 1.5 million was agreed on in the year of
            2024. The parties may agree otherwise.

            4.2 No increase exceeds
            2.5 per cent.
            """);

    assertThat(chunks.stream().map(chunk -> chunk.text().substring(0, 3)))
        .containsExactly("4.1", "4.2");
  }

  @Test
  void a_wrapped_clause_begins_in_any_line_where_its_number_is_due() {
    var chunks =
        chunk(
            """
            4.1 The Landlord may raise the rent once a year as the law has it for flats.
            4.2 No increase exceeds the limits that are set by the authorities of the town.
            """);

    assertThat(chunks).hasSize(2);
  }

  @Test
  void recitals_end_where_the_parties_agree() {
    var chunks =
        chunk(
            """
            LEASE OF FLAT

            RECITALS

            (A) The Landlord owns the flat.

            (B) The Tenant wants it.

            IT IS AGREED as follows:

            1. The flat is let. It has two rooms.
            """);

    assertThat(chunks.getFirst().headings()).containsExactly("LEASE OF FLAT", "RECITALS");
    assertThat(chunks.getLast().headings()).containsExactly("LEASE OF FLAT");
  }

  @Test
  void signatures_stand_below_no_clause() {
    var chunks =
        chunk(
            """
            # Lease

            ## 9. Notices

            9.1 Notices are in writing.

            IN WITNESS WHEREOF the parties have signed.

            THE LANDLORD
            By: ____
            Name: Ada
            """);

    assertThat(chunks).hasSize(2);
    assertThat(chunks.getLast().headings()).containsExactly("Lease");
  }

  @Test
  void a_heading_in_capitals_groups_the_clauses_below_it() {
    var chunks =
        chunk(
            """
            LEASE OF FLAT

            Made today.

            RENT

            1. The rent is EUR 500. It is due monthly.

            DEPOSIT

            2. The deposit is EUR 900. It is held by a bank.
            """);

    assertThat(chunks.getLast().headings()).containsExactly("LEASE OF FLAT", "DEPOSIT");
  }

  @Test
  void a_heading_within_a_clause_does_not_end_the_count() {
    var chunks =
        chunk(
            """
            LEASE OF FLAT

            6. SUPPORT

            6.1 Errors are corrected.

            ERROR PRIORITY

            The first is urgent.

            6.2 Support is given. It is free.
            """);

    assertThat(chunks.stream().map(Chunk::headings))
        .endsWith(
            List.of("LEASE OF FLAT", "6. SUPPORT", "ERROR PRIORITY"),
            List.of("LEASE OF FLAT", "6. SUPPORT"));
  }

  @Test
  void the_last_of_short_items_is_no_heading() {
    var chunks =
        chunk("## Article 1\n\nThe rent covers:\n1. Water\n2. Light\n\n## Article 2\n\nEnd.");

    assertThat(chunks).hasSize(2);
    assertThat(chunks.getFirst().text()).isEqualTo("The rent covers:\n1. Water\n2. Light");
  }

  @Test
  void clauses_of_a_schedule_stand_alone_and_items_of_an_article_together() {
    var items = "1. The rent is paid on time.\n\n2. The flat is kept clean.";

    assertThat(chunk("SCHEDULE 1\n\n" + items)).hasSize(2);
    assertThat(chunk("ARTICLE 1\n\n" + items)).hasSize(1);
  }

  @Test
  void a_text_of_more_clauses_than_any_is_cut_without_its_structure() {
    var chunks = chunk("1.1 It is so.\n".repeat(Chunker.CHUNKS_MAX + 1));

    assertThat(chunks).hasSizeLessThan(2000);
    assertThat(chunks).allMatch(chunk -> chunk.headings().isEmpty());
    assertThat(chunk("1.1 It is so.\n".repeat(1000))).hasSize(1000);
  }

  @Test
  void a_table_of_contents_is_text() {
    var chunks =
        chunk(
            """
            TABLE OF CONTENTS

            1. RENT ........ 3
            2. DEPOSIT ..... 4
            Schedule 1 Inventory 9

            1. RENT

            The rent is due.
            """);

    assertThat(chunks).hasSize(2);
    assertThat(chunks.getFirst().text()).startsWith("TABLE OF CONTENTS").endsWith("9");
    assertThat(chunks.getLast().headings()).containsExactly("1. RENT");
  }

  @Test
  void a_page_number_does_not_part_a_sentence() {
    var chunks =
        chunk("1.1 The Tenant pays the rent and the\n\n- 4 -\n\ncharges of the flat.\n\n1.2 End.");

    assertThat(chunks).hasSize(2);
    assertThat(chunks.getFirst().text()).endsWith("charges of the flat.");
  }

  @Test
  void lines_joined_by_a_conversion_are_parted_at_labels() {
    var chunks =
        chunk("1. RENT     1.1 The rent is due.      1.2 Fees are due.    (a) Fees of banks.");

    assertThat(chunks.stream().map(Chunk::text))
        .containsExactly("1.1 The rent is due.", "1.2 Fees are due.    (a) Fees of banks.");
    assertThat(chunks).allMatch(chunk -> chunk.headings().equals(List.of("1. RENT")));
  }

  @Test
  void headings_known_by_their_style_need_no_words() {
    var text = "lease\nthe rent\n1.1 It is due.\nthe deposit\n1.2 It is held.";
    var headings =
        List.of(
            new HeadingMark(0, 1),
            new HeadingMark(6, 2),
            new HeadingMark(text.indexOf("the deposit"), 2));

    var chunks = chunk(new PagedText(text, List.of(0, 15), headings));

    assertThat(chunks.stream().map(Chunk::headings))
        .containsExactly(List.of("lease", "the rent"), List.of("lease", "the deposit"));
    assertThat(chunks.stream().map(Chunk::page)).containsExactly(2, 2);
  }

  @Test
  void a_heading_too_long_for_the_path_is_text_and_still_opens_its_section() {
    var title = "Article 2 " + "Long ".repeat(40).strip();

    var chunks = chunk("# Article 1\n\nOne.\n\n# " + title + "\n\nTwo.\n\n# Article 3\n\nThree.");

    assertThat(chunks.stream().map(Chunk::text))
        .containsExactly("One.", "# " + title + "\n\nTwo.", "Three.");
    assertThat(chunks.get(1).headings()).isEmpty();
  }

  static List<Chunk> chunk(String text) {
    return chunk(PagedText.of(text));
  }

  private static List<Chunk> chunk(PagedText content) {
    var details = DocumentDetails.of(new DocumentId("a"), "Title");
    var language = Language.of(content.text());
    return new Chunker(Chunker.Limits.DEFAULT)
        .chunk(new Document(details, MediaType.PLAIN, language, content, "hash"));
  }
}
