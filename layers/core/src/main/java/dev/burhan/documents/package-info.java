/** Documents: sent in, read, cut, embedded and kept, whole or not at all. */
@NullMarked
package dev.burhan.documents;

import org.jspecify.annotations.NullMarked;
