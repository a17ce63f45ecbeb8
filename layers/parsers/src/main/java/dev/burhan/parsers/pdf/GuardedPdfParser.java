package dev.burhan.parsers.pdf;

import java.io.IOException;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSInputStream;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.ICOSParser;
import org.apache.pdfbox.filter.DecodeOptions;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadView;
import org.apache.pdfbox.io.RandomAccessStreamCache;
import org.apache.pdfbox.pdfparser.PDFParser;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.jspecify.annotations.Nullable;

/**
 * Parses a file into a document every stream of which is checked when it is first unpacked:
 * content, fonts, images and what the file itself is packed in alike.
 */
final class GuardedPdfParser extends PDFParser {

  /** What was decrypted is kept in memory up to here, in a temporary file beyond. */
  private static final long CACHE_BYTES_MAX = 16 << 20;

  private boolean isLocked;

  GuardedPdfParser(RandomAccessRead source, StreamGuard guard) throws IOException {
    super(source, "", null, null, IOUtils.createMemoryOnlyStreamCache());
    var cache = MemoryUsageSetting.setupMixed(CACHE_BYTES_MAX).streamCache.create();
    document = new GuardedDocument(cache, this, guard);
  }

  /** Tells, once parsing has failed, whether it did because of encryption. */
  boolean isLocked() {
    return isLocked;
  }

  @Override
  protected void prepareDecryption() throws IOException {
    try {
      super.prepareDecryption();
    } catch (InvalidPasswordException e) {
      isLocked = true;
      throw e;
    } catch (IOException | RuntimeException | LinkageError e) {
      // Certificates, for example, which need a library that is not here.
      isLocked = true;
      throw new IOException("encrypted in a way that is not known", e);
    }
  }

  /**
   * Checks a stream, or each of several, that is unpacked bit by bit, without its own check.
   *
   * @throws dev.burhan.parsers.format.OverLimit when there is too much in it
   */
  static void check(@Nullable COSBase content) throws IOException {
    switch (content) {
      case GuardedStream stream -> stream.checkOnce();
      case COSArray streams -> {
        for (int i = 0; i < streams.size(); i++) {
          if (streams.getObject(i) instanceof GuardedStream stream) {
            stream.checkOnce();
          }
        }
      }
      case null, default -> {}
    }
  }

  private static final class GuardedDocument extends COSDocument {

    private final RandomAccessStreamCache cache;
    private final ICOSParser parser;
    private final StreamGuard guard;

    GuardedDocument(RandomAccessStreamCache cache, ICOSParser parser, StreamGuard guard) {
      super(() -> cache, parser);
      this.cache = cache;
      this.parser = parser;
      this.guard = guard;
    }

    @Override
    public COSStream createCOSStream(COSDictionary dictionary, long start, long length)
        throws IOException {
      var stream =
          new GuardedStream(cache, parser.createRandomAccessReadView(start, length), guard);
      dictionary.forEach(stream::setItem);
      stream.setKey(dictionary.getKey());
      return stream;
    }
  }

  private static final class GuardedStream extends COSStream {

    private final StreamGuard guard;
    private boolean isChecked;

    GuardedStream(RandomAccessStreamCache cache, RandomAccessReadView view, StreamGuard guard)
        throws IOException {
      super(cache, view);
      this.guard = guard;
    }

    @Override
    public COSInputStream createInputStream(DecodeOptions options) throws IOException {
      checkOnce();
      return super.createInputStream(options);
    }

    @Override
    public RandomAccessRead createView() throws IOException {
      checkOnce();
      return super.createView();
    }

    private void checkOnce() throws IOException {
      if (!isChecked) {
        guard.check(this);
        isChecked = true;
      }
    }
  }
}
