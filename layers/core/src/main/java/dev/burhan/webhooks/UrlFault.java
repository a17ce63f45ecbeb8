package dev.burhan.webhooks;

import java.util.Locale;

/** Says why a URL cannot be a webhook: a stable code and what to do about it. */
public enum UrlFault {
  TOO_LONG("The URL is longer than 2,000 characters. Use a shorter one."),
  NOT_ASCII(
      "The URL holds letters outside ASCII. Percent-encode them, and write host names as xn--."),
  MALFORMED("The URL is not well-formed. Write it in full, as https://hooks.example.com/burhan."),
  NOT_HTTPS("The URL must begin with https://."),
  USER_INFO("The URL must not hold a user name or password. Verify the signature instead."),
  FRAGMENT("The URL must not hold a fragment. Leave out the # and what follows."),
  HOST_MALFORMED("The host must be a domain name, or an IP address in its usual notation."),
  HOST_NOT_PUBLIC("The host must be one that the whole internet can reach."),
  PORT("The port must be 443, or one from 1024 to 65535.");

  private final String detail;

  UrlFault(String detail) {
    this.detail = detail;
  }

  /** The code as payloads show it; never changes. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** A sentence a person can act on. */
  public String detail() {
    return detail;
  }
}
