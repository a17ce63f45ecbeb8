@NullMarked
package dev.burhan.telemetry;

import org.jspecify.annotations.NullMarked;
