/** What budgets let through when many ask at once, and how tenants share what a model takes. */
@NullMarked
package dev.burhan.eval.budget;

import org.jspecify.annotations.NullMarked;
