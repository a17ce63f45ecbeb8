/** Reads plain text and Markdown. */
@NullMarked
package dev.burhan.parsers.text;

import org.jspecify.annotations.NullMarked;
