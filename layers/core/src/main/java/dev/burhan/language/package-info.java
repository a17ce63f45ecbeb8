/** Words, languages, the encoders that turn text into vectors and the models that write. */
@NullMarked
package dev.burhan.language;

import org.jspecify.annotations.NullMarked;
