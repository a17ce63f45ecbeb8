/** Keeps what the functions and the stand-ins of AWS measure, as CloudWatch would. */
@NullMarked
package dev.burhan.cloud.monitor;

import org.jspecify.annotations.NullMarked;
