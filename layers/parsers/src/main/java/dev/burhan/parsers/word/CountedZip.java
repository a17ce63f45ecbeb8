package dev.burhan.parsers.word;

import dev.burhan.documents.DocumentFault;
import dev.burhan.parsers.format.OverLimit;
import dev.burhan.parsers.format.ParseBudget;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.poi.openxml4j.util.ZipEntrySource;
import org.apache.poi.openxml4j.util.ZipFileZipEntrySource;

/**
 * Opens a zip and counts what is unpacked of it. {@link
 * org.apache.poi.openxml4j.util.ZipSecureFile} compares packed and unpacked lengths instead, which
 * refuses honest files such as a long empty table, and keeps its limits in static fields.
 */
final class CountedZip implements ZipEntrySource {

  private static final int ENTRIES_MAX = 10_000;

  private final ZipEntrySource zip;
  private final ParseBudget budget;

  private CountedZip(ZipEntrySource zip, ParseBudget budget) {
    this.zip = zip;
    this.budget = budget;
  }

  static CountedZip open(Path path, ParseBudget budget) throws IOException {
    var zip = new ZipFileZipEntrySource(ZipFile.builder().setPath(path).get());
    int entries = 0;
    for (var e = zip.getEntries(); e.hasMoreElements(); e.nextElement()) {
      if (++entries > ENTRIES_MAX) {
        zip.close();
        throw new OverLimit(DocumentFault.EXPANDS_TOO_FAR);
      }
    }
    return new CountedZip(zip, budget);
  }

  @Override
  public Enumeration<? extends ZipArchiveEntry> getEntries() {
    return zip.getEntries();
  }

  @Override
  public ZipArchiveEntry getEntry(String path) {
    return zip.getEntry(path);
  }

  @Override
  public InputStream getInputStream(ZipArchiveEntry entry) throws IOException {
    return new Counted(zip.getInputStream(entry), budget);
  }

  @Override
  public boolean isClosed() {
    return zip.isClosed();
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  private static final class Counted extends FilterInputStream {
    private final ParseBudget budget;

    Counted(InputStream in, ParseBudget budget) {
      super(in);
      this.budget = budget;
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      count(read < 0 ? 0 : 1);
      return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, length);
      count(Math.max(read, 0));
      return read;
    }

    @Override
    public long skip(long length) throws IOException {
      long skipped = super.skip(length);
      count(skipped);
      return skipped;
    }

    private void count(long bytes) {
      budget.expandedBytes(bytes);
      budget.step();
    }
  }
}
