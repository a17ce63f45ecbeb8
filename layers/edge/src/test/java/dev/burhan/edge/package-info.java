/** Tests of what every handler shares. */
@NullMarked
package dev.burhan.edge;

import org.jspecify.annotations.NullMarked;
