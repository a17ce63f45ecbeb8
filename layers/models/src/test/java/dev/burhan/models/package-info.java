/** Tests of the models that run in process. */
@NullMarked
package dev.burhan.models;

import org.jspecify.annotations.NullMarked;
