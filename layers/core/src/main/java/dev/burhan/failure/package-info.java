/** What should not happen, and how long we wait for it not to. */
@NullMarked
package dev.burhan.failure;

import org.jspecify.annotations.NullMarked;
