package dev.burhan.telemetry;

/**
 * Makes the value of a log line tell its metrics apart. Each value of a dimension is paid for as
 * metrics of its own, so few values may stand here: a route or a model, never a tenant.
 */
public record Dimension(String value) {}
