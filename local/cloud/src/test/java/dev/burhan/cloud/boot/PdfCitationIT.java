package dev.burhan.cloud.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.burhan.cloud.testing.Caller;
import dev.burhan.cloud.testing.HostileFiles;
import dev.burhan.cloud.testing.PdfPages;
import dev.burhan.cloud.testing.PublicData;
import dev.burhan.documents.MediaType;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What an answer cites of a PDF stands on the page it names, as another reader reads it. */
@ExtendWith(SharedCloud.class)
final class PdfCitationIT {

  private static final String PDF = MediaType.PDF.value();
  private static final List<String> QUESTIONS =
      List.of(
          "Which law governs this agreement?",
          "May a party assign this agreement without the consent of the other?",
          "When and how may this agreement be terminated?",
          "What insurance must be kept?",
          "Who owns the intellectual property?",
          "What is the term of this agreement?",
          "What does the Contract Territory mean?",
          "Which period is the Contract Period?",
          "Which financial services does Berkshire offer?",
          "Must Duval wear the Products when he plays professional golf?",
          "May the Auriemma Identification refer to the University of Connecticut?");

  /** Fewer checked quotes would say little. */
  private static final int CITATIONS_MIN = 7;

  /** Short, since every passage is embedded. */
  private static final List<String> SHORT_CONTRACTS =
      List.of(
          "00-MOSSIMOINC-04-14-2000-EX-10-14-ENDORSEMENT-AGREEMENT",
          "01-BerkshireHillsBancorpInc-20120809-10-Q-EX-10-16-7708169-EX-1");

  private final LocalCloud cloud;

  PdfCitationIT(LocalCloud cloud) {
    this.cloud = cloud;
  }

  @Test
  void names_the_page_of_a_quote() {
    try (var caller = SharedCloud.caller(cloud, "pdf-pages")) {
      var file =
          HostileFiles.pdf(
              """
              LEASE OF A FLAT
              1. Rent. The tenant pays a rent of 1,340 dollars on the first day of each month.""",
              "2. Deposit. The tenant pays a deposit of 2,680 dollars before moving in.",
              """
              3. Ending the lease. The tenant may end the lease by giving 75 days of written
              notice to the landlord. The notice must be signed.""");

      assertThat(caller.ingestFile("lease", PDF, file).at("/result/pages").asInt()).isEqualTo(3);

      var pages = Map.of("lease", PdfPages.read(file));
      assertThat(cited(caller, "What rent does the tenant pay?", pages)).contains(1);
      assertThat(cited(caller, "What deposit does the tenant pay?", pages)).contains(2);
      assertThat(cited(caller, "How many days of notice end the lease?", pages)).contains(3);
    }
  }

  @Test
  void quotes_of_real_contracts_stand_on_their_pages() throws IOException {
    var contracts = PublicData.folder(SharedCloud.HOME, "contracts").resolve("pdf");
    try (var caller = SharedCloud.caller(cloud, "pdf-contracts")) {
      var pages = new HashMap<String, PdfPages>();
      for (var name : SHORT_CONTRACTS) {
        var file = Files.readAllBytes(contracts.resolve(name + ".pdf"));
        var id = name.substring(0, 2);
        assertThat(caller.ingestFile(id, PDF, file).get("status").asText()).isEqualTo("succeeded");
        pages.put(id, PdfPages.read(file));
      }

      int citations = 0;
      for (var question : QUESTIONS) {
        citations += cited(caller, question, pages).size();
      }

      assertThat(citations).isGreaterThanOrEqualTo(CITATIONS_MIN);
    }
  }

  /** Asks, checks every citation against the pages, and gives those cited. */
  private static List<Integer> cited(Caller caller, String question, Map<String, PdfPages> files) {
    var cited = new ArrayList<Integer>();
    for (JsonNode citation : caller.ask(question).json().path("citations")) {
      int page = citation.get("page").asInt();
      var quote = citation.get("quote").asText();
      var id = citation.get("document").asText();
      assertThat(files).containsKey(id);
      assertThat(files.getOrDefault(id, PdfPages.NONE).holds(page, quote))
          .as("page %d: %s", page, quote)
          .isTrue();
      var span = citation.get("start").asInt() + "-" + citation.get("end").asInt();
      var stretch = caller.get("/documents/" + id + "/text?span=" + span).json();
      assertThat(stretch.get("text").asText()).isEqualTo(quote);
      assertThat(stretch.get("page").asInt()).isEqualTo(page);
      cited.add(page);
    }
    return cited;
  }
}
