/**
 * Boots the whole system on this machine: real engines, the template's resources, its functions.
 */
@NullMarked
package dev.burhan.cloud.boot;

import org.jspecify.annotations.NullMarked;
