package dev.burhan.parsers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.documents.DocumentParser.Parsing;
import dev.burhan.documents.MediaType;
import dev.burhan.documents.ParsedPage;
import dev.burhan.failure.Deadline;
import dev.burhan.parsers.format.ParseLimits;
import dev.burhan.parsers.testing.Corpus;
import dev.burhan.parsers.testing.Mutations;
import dev.burhan.parsers.testing.Reading;
import dev.burhan.parsers.testing.Samples;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Reads files that were damaged at random. Their number, and the first of them, are taken from the
 * properties {@code burhan.fuzz.files} and {@code burhan.fuzz.first}.
 */
final class MutatedFilesIT {

  private static final int FILES = Integer.getInteger("burhan.fuzz.files", 1_500);
  private static final int FIRST = Integer.getInteger("burhan.fuzz.first", 0);
  private static final ParseLimits LIMITS = ParseLimits.DEFAULT.within(Duration.ofSeconds(10));

  private static final ParserProcess parser = new ParserProcess(ProcessSettings.DEFAULT, LIMITS);

  /** What is spliced into files, of any type. */
  private static final List<byte[]> OTHERS =
      Stream.of(MediaType.values()).flatMap(type -> Corpus.of(type).stream()).toList();

  private final Path folder;

  MutatedFilesIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @AfterAll
  static void end() {
    parser.close();
  }

  private Parsing read(byte[] bytes, MediaType type) {
    var deadline = Deadline.in(Duration.ofMinutes(1), Clock.systemUTC());
    return parser.parse(Reading.write(folder, bytes), type, deadline);
  }

  @ParameterizedTest
  @EnumSource
  void each_is_answered_and_sound_files_are_read_as_before(MediaType type) {
    var seeds = Corpus.of(type);
    var outcomes = new TreeMap<String, Integer>();
    for (int number = FIRST; number < FIRST + FILES; number++) {
      var random = new Random(number);
      var seed = seeds.get(random.nextInt(seeds.size()));
      var other = OTHERS.get(random.nextInt(OTHERS.size()));
      var file = new Mutations(random).of(seed, other);

      var parsing = read(file, type);

      assertSound(parsing, type + " " + number);
      outcomes.merge(name(parsing), 1, Integer::sum);
    }

    assertThat(outcomes)
        .as("not all damage is fatal, and some is")
        .containsKey("read")
        .hasSizeGreaterThan(1);
    assertThat(read(Samples.of(type), type)).isInstanceOf(Parsing.Read.class);
    if (Integer.getInteger("burhan.fuzz.files") != null) {
      System.out.println(type + " " + outcomes);
    }
  }

  private static String name(Parsing parsing) {
    return switch (parsing) {
      case Parsing.Read read -> "read";
      case Parsing.Refused(var fault) -> fault.code();
    };
  }

  private static void assertSound(Parsing parsing, String name) {
    if (parsing instanceof Parsing.Read(var pages, var faults)) {
      assertThat(pages).as(name).isNotEmpty().allSatisfy(MutatedFilesIT::assertSound);
    }
  }

  private static void assertSound(ParsedPage page) {
    assertThat(CleanText.of(page.text())).isEqualTo(page.text());
    assertThat(page.headings())
        .allSatisfy(
            heading -> {
              assertThat(heading.depth()).isPositive();
              assertThat(heading.lineStart()).isBetween(0, page.text().length() - 1);
              assertThat(
                      heading.lineStart() == 0
                          || page.text().charAt(heading.lineStart() - 1) == '\n')
                  .isTrue();
            });
  }
}
