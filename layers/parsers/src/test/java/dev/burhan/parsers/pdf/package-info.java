/** Tests the reading of PDF files on files made by code. */
@NullMarked
package dev.burhan.parsers.pdf;

import org.jspecify.annotations.NullMarked;
