/** Prompts: versioned files, rendered strictly. */
@NullMarked
package dev.burhan.prompts;

import org.jspecify.annotations.NullMarked;
