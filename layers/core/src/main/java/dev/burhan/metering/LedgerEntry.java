package dev.burhan.metering;

import dev.burhan.language.ModelCall;
import dev.burhan.tenancy.Money;
import java.time.Instant;

/**
 * Is one call to a model as it is written down.
 *
 * @param request it was made for
 * @param ordinal its place among the calls of the request, from 0
 * @param useCase such as {@code query}
 * @param priceVersion of the table that the cost is of
 */
public record LedgerEntry(
    ReservationId request,
    int ordinal,
    Instant at,
    String useCase,
    ModelCall call,
    Money cost,
    String priceVersion) {}
