/** Legal documents: in, found again, and answered from with proof. */
@NullMarked
package dev.burhan.legal;

import org.jspecify.annotations.NullMarked;
