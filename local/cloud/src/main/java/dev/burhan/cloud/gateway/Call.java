package dev.burhan.cloud.gateway;

import java.util.SequencedMap;

/** Holds a request whose route is known. */
record Call(
    GatewayRequest request,
    Route route,
    SequencedMap<String, String> pathParameters,
    String path) {}
