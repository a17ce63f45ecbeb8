package dev.burhan.eval;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/** Writes two contracts as PDF and text, and the table of their clauses. */
final class TinyContracts {

  private static final List<String> LEASE =
      List.of(
          "1. The Tenant pays the rent on the first day of each month.",
          "2. Either party may end this lease by giving sixty days' notice in writing.");
  private static final List<String> SUPPLY =
      List.of("1. The Supplier delivers within ten days of the order.");

  private TinyContracts() {}

  /** Gives the folder. */
  static Path write(Path folder) throws IOException {
    Files.createDirectories(folder.resolve("pdf"));
    Files.createDirectories(folder.resolve("txt"));
    write(folder, "lease", LEASE);
    write(folder, "supply", SUPPLY);
    Files.writeString(
        folder.resolve("clauses.csv"),
        """
        id,Filename,Rent,Rent-Answer,Notice,Notice-Answer
        lease,lease.pdf,['The Tenant pays the rent on the first day of each month.'],monthly,\
        "[""Either party may end this lease by giving sixty days' notice in writing.""]",60
        supply,supply.pdf,[],,['The Supplier delivers within ten days of the order.'],10
        """);
    return folder;
  }

  /** One clause on a page. */
  private static void write(Path folder, String name, List<String> clauses) throws IOException {
    Files.writeString(folder.resolve("txt").resolve(name + ".txt"), String.join("\n", clauses));
    try (var document = new PDDocument()) {
      for (var clause : clauses) {
        var page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        try (var content = new PDPageContentStream(document, page)) {
          content.beginText();
          content.setFont(new PDType1Font(FontName.HELVETICA), 11);
          content.newLineAtOffset(72, 700);
          content.showText(clause);
          content.endText();
        }
      }
      document.save(folder.resolve("pdf").resolve(name + ".pdf").toFile());
    }
  }
}
