/** What requests cost: budgets that cannot be overrun, prices, and the ledger of every call. */
@NullMarked
package dev.burhan.metering;

import org.jspecify.annotations.NullMarked;
