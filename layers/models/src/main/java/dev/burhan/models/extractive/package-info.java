/** An answerer without a language model: it quotes, or it abstains. */
@NullMarked
package dev.burhan.models.extractive;

import org.jspecify.annotations.NullMarked;
