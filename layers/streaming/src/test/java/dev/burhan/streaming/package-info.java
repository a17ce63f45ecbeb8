/** Tests of the loop, in process and in processes of their own. */
@NullMarked
package dev.burhan.streaming;

import org.jspecify.annotations.NullMarked;
