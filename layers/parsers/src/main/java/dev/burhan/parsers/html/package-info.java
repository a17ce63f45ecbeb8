/** Reads HTML as browsers show it. Nothing that a page refers to is fetched. */
@NullMarked
package dev.burhan.parsers.html;

import org.jspecify.annotations.NullMarked;
