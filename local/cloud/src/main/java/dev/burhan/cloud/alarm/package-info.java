/** Evaluates the alarms of the template as CloudWatch documents that it does. */
@NullMarked
package dev.burhan.cloud.alarm;

import org.jspecify.annotations.NullMarked;
