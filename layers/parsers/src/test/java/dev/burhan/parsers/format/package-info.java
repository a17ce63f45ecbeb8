@org.jspecify.annotations.NullMarked
package dev.burhan.parsers.format;
