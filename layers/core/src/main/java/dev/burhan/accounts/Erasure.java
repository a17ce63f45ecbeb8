package dev.burhan.accounts;

/**
 * Proves what became of one store's part of a tenant.
 *
 * @param store what it keeps
 * @param before how much there was
 * @param after how much is left
 */
public record Erasure(String store, long before, long after) {

  public boolean isComplete() {
    return after == 0;
  }
}
