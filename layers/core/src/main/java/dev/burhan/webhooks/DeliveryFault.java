package dev.burhan.webhooks;

import java.util.Locale;

/** Says why a message did not arrive: a stable code and what to do about it. */
public enum DeliveryFault {
  STATUS("The receiver did not answer with a status from 200 to 299. It must, without redirects."),
  GONE("The receiver answered 410: it wants no more messages. Configure another URL."),
  DNS("The host of the URL was not found. Check its name and its DNS records."),
  CONNECTION("There was no connection. Check that the receiver runs and lets us in."),
  TLS("The TLS handshake failed. Check the certificate, its chain and its host name."),
  TIMEOUT("The receiver took longer than 10 seconds. Answer first, then work."),
  BAD_ANSWER("The receiver's answer was not HTTP, or broke off. Check the server or its proxy."),
  FORBIDDEN_ADDRESS("The host of the URL has an address that is not public."),
  WEBHOOK_REMOVED("The webhook was removed before the message arrived.");

  private final String detail;

  DeliveryFault(String detail) {
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
