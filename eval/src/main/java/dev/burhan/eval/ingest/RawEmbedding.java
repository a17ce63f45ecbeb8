package dev.burhan.eval.ingest;

import dev.burhan.documents.Chunker;
import dev.burhan.documents.Document;
import dev.burhan.documents.DocumentDetails;
import dev.burhan.documents.DocumentId;
import dev.burhan.documents.DocumentParser;
import dev.burhan.documents.MediaType;
import dev.burhan.documents.PagedText;
import dev.burhan.documents.Submission;
import dev.burhan.failure.Deadline;
import dev.burhan.language.Embedder;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/** Times the encoder alone, on the passages of files, with as many callers as there are workers. */
final class RawEmbedding {

  private static final int CALLERS = 2;
  private static final Duration TIME = Duration.ofMinutes(30);

  private final Embedder embedder;
  private int passages;
  private double seconds;

  RawEmbedding(Embedder embedder) {
    this.embedder = embedder;
  }

  /** The texts that the passages of a file are embedded by. */
  static List<String> texts(DocumentParser parser, Path file) {
    var name = FilePass.name(file);
    return switch (parser.parse(file, MediaType.PDF, deadline())) {
      case DocumentParser.Parsing.Refused refused -> List.of();
      case DocumentParser.Parsing.Read read -> {
        var text = PagedText.join(read.pages());
        var submission =
            new Submission(
                DocumentDetails.of(new DocumentId("raw"), name),
                MediaType.PDF,
                new Submission.Inline(text.text()));
        yield new Chunker(Chunker.Limits.DEFAULT)
            .chunk(Document.of(submission, text)).stream()
                .map(chunk -> chunk.searchText(name))
                .toList();
      }
    };
  }

  /** Embeds texts and adds the time it took. */
  void embed(List<String> texts) {
    var calls = new ArrayList<Callable<Integer>>();
    for (int i = 0; i < CALLERS; i++) {
      int first = i;
      calls.add(
          () -> {
            for (int at = first; at < texts.size(); at += CALLERS) {
              embedder.embedPassages(List.of(texts.get(at)), deadline());
            }
            return first;
          });
    }
    long start = System.nanoTime();
    try (var threads = Executors.newFixedThreadPool(CALLERS)) {
      for (var call : threads.invokeAll(calls)) {
        call.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("the encoder failed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
    seconds += (System.nanoTime() - start) / 1e9;
    passages += texts.size();
  }

  double perSecond() {
    return passages / seconds;
  }

  private static Deadline deadline() {
    return Deadline.in(TIME, Clock.systemUTC());
  }
}
