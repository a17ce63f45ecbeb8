package dev.burhan.cloud.monitor;

/**
 * Says what a series came to since it began.
 *
 * @param isNegative whether a value was below zero
 */
public record SeriesTotal(
    MetricKind kind, long count, double sum, double last, boolean isNegative) {}
