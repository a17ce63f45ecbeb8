/** Legal questions: passages found again, ranked, and answered from with proof. */
@NullMarked
package dev.burhan.legal;

import org.jspecify.annotations.NullMarked;
