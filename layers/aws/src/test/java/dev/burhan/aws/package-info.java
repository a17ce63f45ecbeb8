/** Tests of the adapters, on real engines where there is one. */
@NullMarked
package dev.burhan.aws;

import org.jspecify.annotations.NullMarked;
