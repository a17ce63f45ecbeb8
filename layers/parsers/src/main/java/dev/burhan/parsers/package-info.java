/**
 * Reads the files of documents, in this process or in one of its own that a hostile file cannot
 * harm us from.
 */
@NullMarked
package dev.burhan.parsers;

import org.jspecify.annotations.NullMarked;
