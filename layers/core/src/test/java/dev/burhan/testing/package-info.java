/** Fakes of the ports and the contracts that fakes and adapters share. */
@NullMarked
package dev.burhan.testing;

import org.jspecify.annotations.NullMarked;
