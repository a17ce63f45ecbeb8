/** Shows on this machine what the dashboard of the template shows in AWS. */
@NullMarked
package dev.burhan.cloud.dashboard;

import org.jspecify.annotations.NullMarked;
