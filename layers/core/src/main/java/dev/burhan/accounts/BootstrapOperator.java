package dev.burhan.accounts;

import dev.burhan.failure.DependencyFailure;
import dev.burhan.tenancy.ApiKey.Scope;
import dev.burhan.tenancy.ApiKeyStore;
import dev.burhan.tenancy.KeyId;
import dev.burhan.tenancy.Tenant.WeakAnswers;
import dev.burhan.tenancy.TenantId;
import java.util.Optional;
import java.util.Set;

/**
 * Makes the operator and its first admin key, once: where a key lies in the secret, nothing is
 * done. An operator who has lost every key writes any word into the secret and runs this again.
 */
public final class BootstrapOperator {

  private static final String NAME = "Operator of this deployment";
  private static final String LABEL = "first admin key";

  private final CreateTenant createTenant;
  private final CreateKey createKey;
  private final ApiKeyStore keys;
  private final OperatorSecret secret;
  private final String plan;

  /**
   * @param plan that the operator's own requests are counted in
   */
  public BootstrapOperator(
      CreateTenant createTenant,
      CreateKey createKey,
      ApiKeyStore keys,
      OperatorSecret secret,
      String plan) {
    this.createTenant = createTenant;
    this.createKey = createKey;
    this.keys = keys;
    this.secret = secret;
    this.plan = plan;
  }

  /** Returns the id of the key that was made; empty when there was one. */
  public Optional<KeyId> run() {
    if (secret.read().isPresent()) {
      return Optional.empty();
    }
    createOperator();
    var terms = new KeyTerms(LABEL, Set.of(Scope.ADMIN), Optional.empty());
    if (createKey.create(TenantId.OPERATOR, terms) instanceof KeyCreation.Created created) {
      keep(created);
      return Optional.of(created.key().id());
    }
    throw new IllegalStateException("the operator cannot be given a key");
  }

  private void createOperator() {
    var terms = new TenantTerms(NAME, plan, Optional.empty(), WeakAnswers.FLAG);
    switch (createTenant.create(TenantId.OPERATOR, terms)) {
      case CreateTenant.Result.Created created -> {}
      case CreateTenant.Result.Taken taken -> {}
      case CreateTenant.Result.UnknownPlan unknown ->
          throw new IllegalStateException("there is no plan " + plan);
    }
  }

  /** A key that nobody can read must not exist; one that was written although that failed can. */
  private void keep(KeyCreation.Created created) {
    try {
      secret.write(created.secret());
    } catch (DependencyFailure e) {
      if (secret.read().filter(created.secret()::equals).isEmpty()) {
        throw Compensation.after(e, () -> keys.remove(TenantId.OPERATOR, created.key().id()));
      }
    }
  }
}
