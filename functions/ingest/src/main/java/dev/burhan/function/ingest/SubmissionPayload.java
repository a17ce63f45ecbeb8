package dev.burhan.function.ingest;

import org.jspecify.annotations.Nullable;

/** What became of a document: {@code submitted}, {@code unchanged} or {@code deleted}. */
record SubmissionPayload(String documentId, String status, @Nullable String jobId) {}
