/** Words, languages and the encoders that turn text into vectors. */
@NullMarked
package dev.burhan.language;

import org.jspecify.annotations.NullMarked;
