/** Tests of the feature. */
@NullMarked
package dev.burhan.accounts;

import org.jspecify.annotations.NullMarked;
