/** Models that run in process, each described by data in a folder of its own. */
@NullMarked
package dev.burhan.models;

import org.jspecify.annotations.NullMarked;
