/** What the tests of handlers share: events, contexts, log capture, the API contract. */
@NullMarked
package dev.burhan.edge.testing;

import org.jspecify.annotations.NullMarked;
