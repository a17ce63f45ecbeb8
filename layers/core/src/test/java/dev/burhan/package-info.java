/** What holds for the application as a whole. */
@NullMarked
package dev.burhan;

import org.jspecify.annotations.NullMarked;
