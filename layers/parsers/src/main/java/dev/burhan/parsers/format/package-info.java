/** What the parsers of all formats share: limits, and how blocks of text become pages. */
@NullMarked
package dev.burhan.parsers.format;

import org.jspecify.annotations.NullMarked;
