/** Who is calling: tenants and their API keys. */
@NullMarked
package dev.burhan.tenancy;

import org.jspecify.annotations.NullMarked;
