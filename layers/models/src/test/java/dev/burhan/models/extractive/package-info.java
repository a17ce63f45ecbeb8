/** Tests of the extractive answerer. */
@NullMarked
package dev.burhan.models.extractive;

import org.jspecify.annotations.NullMarked;
