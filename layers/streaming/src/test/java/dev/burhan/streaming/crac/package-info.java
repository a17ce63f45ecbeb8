/** Tests of the hooks around a snapshot. */
@NullMarked
package dev.burhan.streaming.crac;

import org.jspecify.annotations.NullMarked;
