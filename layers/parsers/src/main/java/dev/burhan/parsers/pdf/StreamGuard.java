package dev.burhan.parsers.pdf;

import dev.burhan.documents.DocumentFault;
import dev.burhan.parsers.format.OverLimit;
import dev.burhan.parsers.format.ParseBudget;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.filter.FilterFactory;

/**
 * Ends the reading of a file one of whose streams unpacks to more than fits into memory.
 *
 * <p>PDFBox unpacks a stream into memory whole, however large it turns out. So each is unpacked
 * once into nothing first, which costs little beside what is done with it afterwards.
 */
final class StreamGuard {

  /** Content, fonts and maps of characters are far smaller; a quarter of the heap at most. */
  private static final int STREAM_BYTES_MAX = 32 << 20;

  /** A page scanned in colour at 600 dots an inch. */
  private static final int IMAGE_BYTES_MAX = 110 << 20;

  /** JPEG data becomes this many bytes for each of its pixels. */
  private static final int BYTES_PER_PIXEL = 3;

  private static final Set<COSName> JPEG =
      Set.of(COSName.DCT_DECODE, COSName.DCT_DECODE_ABBREVIATION);

  /** What decodes these takes the size of the picture from its dictionary or has its own bounds. */
  private static final Set<COSName> PICTURE_CODECS =
      Set.of(
          COSName.CCITTFAX_DECODE,
          COSName.CCITTFAX_DECODE_ABBREVIATION,
          COSName.JBIG2_DECODE,
          COSName.JPX_DECODE);

  private final ParseBudget budget;

  StreamGuard(ParseBudget budget) {
    this.budget = budget;
  }

  /**
   * Unpacks a stream into nothing.
   *
   * @throws OverLimit when it is too large, or all streams together are
   */
  void check(COSStream stream) throws IOException {
    budget.step();
    int max =
        COSName.IMAGE.equals(stream.getCOSName(COSName.SUBTYPE))
            ? IMAGE_BYTES_MAX
            : STREAM_BYTES_MAX;
    InputStream data = stream.createRawInputStream();
    var filters = filters(stream);
    for (int i = 0; i < filters.size(); i++) {
      if (JPEG.contains(filters.get(i))) {
        checkPixels(data);
      }
      if (JPEG.contains(filters.get(i)) || PICTURE_CODECS.contains(filters.get(i))) {
        return;
      }
      // Only what a further filter reads is kept.
      var kept = i + 1 < filters.size() ? new ByteArrayOutputStream() : null;
      var counted = new Counted(kept == null ? OutputStream.nullOutputStream() : kept, max);
      FilterFactory.INSTANCE.getFilter(filters.get(i)).decode(data, counted, stream, i);
      data = new ByteArrayInputStream(kept == null ? new byte[0] : kept.toByteArray());
    }
  }

  private static List<COSName> filters(COSStream stream) {
    var names = new ArrayList<COSName>();
    switch (stream.getFilters()) {
      case COSName name -> names.add(name);
      case COSArray array -> {
        for (int i = 0; i < array.size(); i++) {
          if (array.getObject(i) instanceof COSName name) {
            names.add(name);
          }
        }
      }
      case null, default -> {}
    }
    return names;
  }

  private static void checkPixels(InputStream jpeg) throws IOException {
    var readers = ImageIO.getImageReadersByFormatName("JPEG");
    try (var input = ImageIO.createImageInputStream(jpeg)) {
      ImageReader reader = readers.next();
      try {
        reader.setInput(input);
        if ((long) reader.getWidth(0) * reader.getHeight(0) * BYTES_PER_PIXEL > IMAGE_BYTES_MAX) {
          throw new OverLimit(DocumentFault.EXPANDS_TOO_FAR);
        }
      } finally {
        reader.dispose();
      }
    }
  }

  /** Counts what is written and ends it beyond the limits. */
  private final class Counted extends OutputStream {

    private final OutputStream to;
    private final int max;
    private long written;

    Counted(OutputStream to, int max) {
      this.to = to;
      this.max = max;
    }

    @Override
    public void write(int b) throws IOException {
      count(1);
      to.write(b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      count(length);
      to.write(bytes, offset, length);
    }

    private void count(int more) {
      written += more;
      budget.expandedBytes(more);
      if (written > max) {
        throw new OverLimit(DocumentFault.EXPANDS_TOO_FAR);
      }
    }
  }
}
