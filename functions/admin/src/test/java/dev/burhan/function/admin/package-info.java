/** Tests of the function, by the events it is sent. */
@NullMarked
package dev.burhan.function.admin;

import org.jspecify.annotations.NullMarked;
