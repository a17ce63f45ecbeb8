package dev.burhan.accounts;

import dev.burhan.tenancy.ApiKey;
import dev.burhan.tenancy.KeySecret;

/** Says what making a key came to. */
public sealed interface KeyCreation {

  /** The only time that the secret is there. */
  record Created(ApiKey key, KeySecret secret) implements KeyCreation {}

  record UnknownTenant() implements KeyCreation {}

  /** There is no key to take the place of. */
  record UnknownKey() implements KeyCreation {}

  /** Its data is being deleted. */
  record TenantLeaving() implements KeyCreation {}

  /** Only keys of the operator may administer. */
  record NotForTenants() implements KeyCreation {}

  /** It would be over before it is made. */
  record AlreadyOver() implements KeyCreation {}

  /** The tenant has as many keys as it may. */
  record TooMany(int keysMax) implements KeyCreation {}
}
