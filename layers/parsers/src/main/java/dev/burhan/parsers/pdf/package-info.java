/** Reads PDF files. */
@NullMarked
package dev.burhan.parsers.pdf;

import org.jspecify.annotations.NullMarked;
