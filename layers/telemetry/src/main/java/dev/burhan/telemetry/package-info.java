/** What a function tells its operators, in lines of JSON that hold no content of a tenant. */
@NullMarked
package dev.burhan.telemetry;

import org.jspecify.annotations.NullMarked;
