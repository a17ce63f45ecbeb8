package dev.burhan.eval.coldstart;

import dev.burhan.cloud.artefact.FunctionArtefacts;
import dev.burhan.cloud.function.FunctionConfiguration;

/**
 * Is a function to start, and what it is asked first.
 *
 * @param event as Lambda hands it over
 */
record Subject(
    String name, FunctionArtefacts artefacts, FunctionConfiguration configuration, String event) {}
