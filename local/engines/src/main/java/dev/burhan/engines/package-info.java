/** Boots the real engines of the local cloud and of the integration tests on loopback. */
@NullMarked
package dev.burhan.engines;

import org.jspecify.annotations.NullMarked;
