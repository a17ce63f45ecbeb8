@NullMarked
package dev.burhan.models.openai;

import org.jspecify.annotations.NullMarked;
