package dev.burhan.parsers.format;

import dev.burhan.documents.DocumentParser.Parsing;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Reads files of one format. Whatever is in the file, it ends within the budget; an {@link
 * IOException}, a {@link RuntimeException} or a {@link StackOverflowError} means that the file is
 * damaged.
 *
 * <p>Thread-safe.
 */
public interface FormatParser {

  Parsing parse(Path file, ParseBudget budget) throws IOException;
}
