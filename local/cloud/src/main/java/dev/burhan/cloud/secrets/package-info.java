/** Stands in for Secrets Manager, for which no local engine exists. */
@NullMarked
package dev.burhan.cloud.secrets;

import org.jspecify.annotations.NullMarked;
