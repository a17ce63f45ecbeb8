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
import java.util.Optional;

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
    int missing = 0;
    for (var page : parsed.pages()) {
      if (page.isImage()) {
        step.at("recognise", done++, pictures);
        var text = recognised(source, pages.size() + 1, deadline);
        missing += text.isEmpty() ? 1 : 0;
        pages.add(ParsedPage.of(text.orElse("")));
      } else {
        pages.add(page);
      }
    }
    return reading(PagedText.join(pages), parsed.faults(), missing);
  }

  private static Reading reading(PagedText text, List<DocumentFault> faults, int missing) {
    if (text.text().isBlank()) {
      return new Reading.Refused(missing > 0 ? DocumentFault.DAMAGED : DocumentFault.PDF_NO_TEXT);
    }
    return new Reading.Read(text, missing > 0 ? withPagesLeftOut(faults) : faults);
  }

  private Reading withoutPictures(Parsing.Read parsed) {
    var fault = engine.isConfigured() ? DocumentFault.OCR_LANGUAGE : DocumentFault.NEEDS_OCR;
    var text = PagedText.join(parsed.pages());
    if (text.text().isBlank()) {
      return new Reading.Refused(fault);
    }
    return new Reading.Read(text, withPagesLeftOut(parsed.faults()));
  }

  private static List<DocumentFault> withPagesLeftOut(List<DocumentFault> faults) {
    var more = new ArrayList<>(faults);
    more.add(DocumentFault.PAGES_NEED_OCR);
    return more;
  }

  /** Empty when the page cannot be drawn. */
  private Optional<String> recognised(Source source, int page, Deadline deadline) {
    var before = kept.find(source.tenant(), source.job(), page);
    if (before.isPresent()) {
      return before;
    }
    var text =
        parser
            .image(source.file(), page, deadline)
            .map(image -> paragraphs(engine.read(image, deadline)));
    text.ifPresent(read -> kept.keep(source.tenant(), source.job(), page, read));
    return text;
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
