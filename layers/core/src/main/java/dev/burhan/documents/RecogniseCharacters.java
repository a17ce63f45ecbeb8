package dev.burhan.documents;

import dev.burhan.documents.DocumentParser.Parsing;
import dev.burhan.documents.DocumentReader.Reading;
import dev.burhan.failure.Deadline;
import dev.burhan.jobs.JobId;
import dev.burhan.jobs.RunJob.Step;
import dev.burhan.tenancy.TenantId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads the pages of a file that are pictures, where an engine for it is configured. */
final class RecogniseCharacters {

  /** Lines further apart than this many of their heights belong to different paragraphs. */
  private static final double GAP_MAX = 0.8;

  private final DocumentParser parser;
  private final OcrEngine engine;
  private final RecognisedPages kept;

  RecogniseCharacters(DocumentParser parser, OcrEngine engine, RecognisedPages kept) {
    this.parser = parser;
    this.engine = engine;
    this.kept = kept;
  }

  /** Names the file of a job. */
  record Source(TenantId tenant, JobId job, Submission submission, Path file) {}

  /** Completes what was parsed by what its pictures say. */
  Reading complete(Source source, Parsing.Read parsed, Step step, Deadline deadline) {
    int pictures = (int) parsed.pages().stream().filter(ParsedPage::isImage).count();
    if (pictures == 0) {
      return new Reading.Read(PagedText.join(parsed.pages()), parsed.faults());
    }
    boolean isForeign =
        source.submission().details().language().filter(l -> !engine.reads(l)).isPresent();
    if (!engine.isConfigured() || isForeign) {
      return withoutPictures(parsed);
    }
    var pages = new ArrayList<ParsedPage>();
    int done = 0;
    for (var page : parsed.pages()) {
      if (page.isImage()) {
        step.at("recognise", done++, pictures);
        pages.add(ParsedPage.of(recognised(source, pages.size() + 1, deadline)));
      } else {
        pages.add(page);
      }
    }
    var text = PagedText.join(pages);
    return text.text().isBlank()
        ? new Reading.Refused(DocumentFault.PDF_NO_TEXT)
        : new Reading.Read(text, parsed.faults());
  }

  private Reading withoutPictures(Parsing.Read parsed) {
    var fault = engine.isConfigured() ? DocumentFault.OCR_LANGUAGE : DocumentFault.NEEDS_OCR;
    var text = PagedText.join(parsed.pages());
    if (text.text().isBlank()) {
      return new Reading.Refused(fault);
    }
    var faults = new ArrayList<>(parsed.faults());
    faults.add(DocumentFault.PAGES_NEED_OCR);
    return new Reading.Read(text, faults);
  }

  private String recognised(Source source, int page, Deadline deadline) {
    return kept.find(source.tenant(), source.job(), page)
        .orElseGet(
            () -> {
              var image = parser.image(source.file(), page, deadline);
              var text = paragraphs(engine.read(image, deadline));
              kept.keep(source.tenant(), source.job(), page, text);
              return text;
            });
  }

  private static String paragraphs(List<OcrEngine.Line> lines) {
    var text = new StringBuilder();
    double bottom = 0;
    for (var line : lines) {
      // Far below, or above where the line before ended: a new column.
      boolean isApart =
          line.top() - bottom > GAP_MAX * line.height() || line.top() + line.height() < bottom;
      text.append(text.isEmpty() ? "" : isApart ? PagedText.BETWEEN_BLOCKS : " ");
      text.append(line.text());
      bottom = line.top() + line.height();
    }
    return text.toString();
  }
}
