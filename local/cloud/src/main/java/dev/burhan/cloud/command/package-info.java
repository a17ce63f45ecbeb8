/** The commands a person runs: demo, up, ask, models. */
@NullMarked
package dev.burhan.cloud.command;

import org.jspecify.annotations.NullMarked;
