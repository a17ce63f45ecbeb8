/** Reads template.yaml into typed views; what the local cloud cannot emulate is refused by name. */
@NullMarked
package dev.burhan.cloud.template;

import org.jspecify.annotations.NullMarked;
