/** Adapters on PostgreSQL with pgvector. */
@NullMarked
package dev.burhan.postgres;

import org.jspecify.annotations.NullMarked;
