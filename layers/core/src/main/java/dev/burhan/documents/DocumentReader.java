package dev.burhan.documents;

import dev.burhan.documents.DocumentParser.Parsing;
import dev.burhan.documents.RecogniseCharacters.Source;
import dev.burhan.failure.Deadline;
import dev.burhan.jobs.JobId;
import dev.burhan.jobs.RunJob.Step;
import dev.burhan.language.Words;
import dev.burhan.tenancy.TenantId;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Turns a submission into text: fetches its file, checks it, and has it parsed or recognised. */
public final class DocumentReader {

  private final Uploads uploads;
  private final DocumentParser parser;
  private final RecogniseCharacters recognise;
  private final RecognisedPages recognised;

  public DocumentReader(
      Uploads uploads, DocumentParser parser, OcrEngine ocr, RecognisedPages recognised) {
    this.uploads = uploads;
    this.parser = parser;
    this.recognise = new RecogniseCharacters(parser, ocr, recognised);
    this.recognised = recognised;
  }

  /** What reading a submission comes to. */
  public sealed interface Reading {

    /**
     * It holds words.
     *
     * @param faults what could not be read of it
     */
    record Read(PagedText text, List<DocumentFault> faults) implements Reading {
      public Read {
        faults = List.copyOf(faults);
      }
    }

    record Refused(DocumentFault fault) implements Reading {}
  }

  /**
   * Reads a submission.
   *
   * @throws dev.burhan.failure.DependencyFailure when the file cannot be fetched or time runs out
   */
  public Reading read(
      TenantId tenant, JobId job, Submission submission, Step step, Deadline deadline) {
    var reading =
        switch (submission.content()) {
          case Submission.Inline(String text) -> new Reading.Read(PagedText.of(text), List.of());
          case Submission.Upload upload -> file(tenant, job, submission, upload, step, deadline);
        };
    return reading instanceof Reading.Read(var text, var faults) ? checked(text, faults) : reading;
  }

  private static Reading checked(PagedText text, List<DocumentFault> faults) {
    if (text.text().length() > Submission.TEXT_MAX) {
      return new Reading.Refused(DocumentFault.TOO_LONG);
    }
    return Words.of(text.text()).isEmpty()
        ? new Reading.Refused(faults.isEmpty() ? DocumentFault.NO_WORDS : faults.getFirst())
        : new Reading.Read(text, faults);
  }

  private Reading file(
      TenantId tenant,
      JobId job,
      Submission submission,
      Submission.Upload upload,
      Step step,
      Deadline deadline) {
    var file = temporary();
    try {
      step.at("fetch", 0, 1);
      if (!uploads.fetch(tenant, job, file, upload.bytes(), deadline)) {
        return new Reading.Refused(DocumentFault.UPLOAD_MISSING);
      }
      if (!upload.equals(new Submission.Upload(Math.max(1, Files.size(file)), sha256(file)))) {
        return new Reading.Refused(DocumentFault.CHECKSUM_MISMATCH);
      }
      step.at("parse", 0, 1);
      return switch (parser.parse(file, submission.mediaType(), deadline)) {
        case Parsing.Refused(var fault) -> new Reading.Refused(fault);
        case Parsing.Read read ->
            recognise.complete(new Source(tenant, job, submission, file), read, step, deadline);
      };
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the scratch file of job " + job, e);
    } finally {
      delete(file);
    }
  }

  /** Removes the file of a job and what was made of it on the way. */
  public void forget(TenantId tenant, JobId job) {
    uploads.remove(tenant, job);
    recognised.remove(tenant, job);
  }

  private static Path temporary() {
    try {
      return Files.createTempFile("burhan-", ".upload");
    } catch (IOException e) {
      throw new UncheckedIOException("there is no scratch space", e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete a scratch file", e);
    }
  }

  private static String sha256(Path file) throws IOException {
    try (var in = new DigestInputStream(Files.newInputStream(file), sha256())) {
      in.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(in.getMessageDigest().digest());
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
