/** Our ledger beside the provider's bill. */
@NullMarked
package dev.burhan.eval.reconcile;

import org.jspecify.annotations.NullMarked;
