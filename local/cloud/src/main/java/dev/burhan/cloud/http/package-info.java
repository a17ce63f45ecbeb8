/** HTTP on loopback, shared by the stand-ins. */
@NullMarked
package dev.burhan.cloud.http;

import org.jspecify.annotations.NullMarked;
