/** What every handler shares: requests in, problems and JSON out, the one broad catch. */
@NullMarked
package dev.burhan.edge;

import org.jspecify.annotations.NullMarked;
