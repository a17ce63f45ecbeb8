@NullMarked
package dev.burhan.prompts;

import org.jspecify.annotations.NullMarked;
