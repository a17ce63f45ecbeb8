/** Adapters on PostgreSQL, held to their contracts on a real server. */
@NullMarked
package dev.burhan.postgres;

import org.jspecify.annotations.NullMarked;
