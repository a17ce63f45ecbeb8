/** Structure of legal texts, read from the text itself: headings, clauses, items, definitions. */
@NullMarked
package dev.burhan.structure;

import org.jspecify.annotations.NullMarked;
