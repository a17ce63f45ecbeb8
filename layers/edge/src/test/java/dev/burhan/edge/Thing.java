package dev.burhan.edge;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Stands for the body of a request. */
record Thing(
    @Nullable String name,
    @Nullable Integer count,
    @Nullable Boolean shiny,
    @Nullable List<@Nullable String> labels,
    @Nullable Map<String, Integer> partCounts) {}
