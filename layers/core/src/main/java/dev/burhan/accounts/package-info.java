/** Tenants and keys made, changed and ended, and the log of who did it. */
@NullMarked
package dev.burhan.accounts;

import org.jspecify.annotations.NullMarked;
