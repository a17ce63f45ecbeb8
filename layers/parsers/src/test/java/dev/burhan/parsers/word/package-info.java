@org.jspecify.annotations.NullMarked
package dev.burhan.parsers.word;
