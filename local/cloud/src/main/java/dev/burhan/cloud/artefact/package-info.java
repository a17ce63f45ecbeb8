/** Takes what the build has zipped for Lambda: how large it is, and runs it as Lambda would. */
@NullMarked
package dev.burhan.cloud.artefact;

import org.jspecify.annotations.NullMarked;
