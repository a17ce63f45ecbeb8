package dev.burhan.webhooks.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Finds the addresses of a host; thread-safe. */
public interface HostResolver {

  /**
   * Asks for a host, or reads it where it is an address.
   *
   * @throws UnknownHostException when there is no such host
   */
  List<InetAddress> resolve(String host) throws UnknownHostException;

  /** Asks the system. */
  static HostResolver system() {
    return host -> List.of(InetAddress.getAllByName(host));
  }
}
