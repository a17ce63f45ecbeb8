package dev.burhan.testing;

/** Holds the fake to the contract. */
final class InMemoryGatewayKeysTest implements GatewayKeysContract {

  private final InMemoryGatewayKeys gateway = new InMemoryGatewayKeys();

  @Override
  public InMemoryGatewayKeys gateway() {
    return gateway;
  }
}
