package dev.burhan.metering;

/** Says what is counted: requests, tokens, or billionths of a US dollar. */
public enum Measure {
  REQUESTS,
  TOKENS,
  MONEY
}
