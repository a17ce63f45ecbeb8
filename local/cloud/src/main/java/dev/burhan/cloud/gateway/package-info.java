/** Answers HTTP as API Gateway does for the REST API of the template. */
@NullMarked
package dev.burhan.cloud.gateway;

import org.jspecify.annotations.NullMarked;
