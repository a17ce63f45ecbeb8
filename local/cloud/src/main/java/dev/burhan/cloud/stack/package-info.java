/** Creates the resources of the template on local servers and resolves what refers to them. */
@NullMarked
package dev.burhan.cloud.stack;

import org.jspecify.annotations.NullMarked;
