/**
 * Reads Word files. A part of the file is read as a stream of elements, never as a whole tree, so
 * that memory grows with the text alone.
 */
@NullMarked
package dev.burhan.parsers.word;

import org.jspecify.annotations.NullMarked;
