/** Makes the files that tests read. */
@NullMarked
package dev.burhan.parsers.testing;

import org.jspecify.annotations.NullMarked;
