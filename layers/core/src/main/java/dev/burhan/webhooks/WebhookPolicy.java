package dev.burhan.webhooks;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Decides where webhooks may lead. Tenants choose the URL, our servers make the request: without
 * this, anybody could have them knock on doors that only they can reach.
 *
 * @param loopbackAllowed for trials on one machine: http and https to loopback, on any port
 */
public record WebhookPolicy(boolean loopbackAllowed) {

  public static final int URL_LENGTH_MAX = 2000;

  private static final int HTTPS_PORT = 443;

  /** Below are mail, login and name servers, to which a request must not be sent. */
  private static final int PORT_MIN = 1024;

  private static final int PORT_MAX = 65_535;

  private static final String LOOPBACK_NAME = "localhost";

  /** Names that never mean a host of the internet (RFC 6761, RFC 6762). */
  private static final List<String> PRIVATE_SUFFIXES =
      List.of(".localhost", ".local", ".internal", ".home.arpa");

  private static final Pattern NAME_END = Pattern.compile("(^|\\.)[a-z][a-z0-9-]*$");
  private static final Pattern IPV4 = Pattern.compile("[0-9]+(\\.[0-9]+){3}");
  private static final Pattern IPV4_USUAL =
      Pattern.compile("(0|[1-9][0-9]{0,2})(\\.(0|[1-9][0-9]{0,2})){3}");

  /** Public hosts only. */
  public static WebhookPolicy publicHosts() {
    return new WebhookPolicy(false);
  }

  /** What checking a URL can come to. */
  public sealed interface Verdict {

    /** It may be a webhook, as far as can be told without looking its host up. */
    record Allowed(URI url) implements Verdict {}

    /** It may not. */
    record Refused(UrlFault fault) implements Verdict {}
  }

  /** Checks a URL before it is configured, and again before each use. */
  public Verdict check(String text) {
    if (text.length() > URL_LENGTH_MAX) {
      return new Verdict.Refused(UrlFault.TOO_LONG);
    }
    if (!text.chars().allMatch(c -> c < 0x80)) {
      return new Verdict.Refused(UrlFault.NOT_ASCII);
    }
    try {
      var url = new URI(text);
      return fault(url)
          .<Verdict>map(Verdict.Refused::new)
          .orElseGet(() -> new Verdict.Allowed(url));
    } catch (URISyntaxException e) {
      return new Verdict.Refused(UrlFault.MALFORMED);
    }
  }

  /** Tells whether a request for a URL may go to an address its host was found to have. */
  public boolean allows(URI url, InetAddress address) {
    if (loopbackAllowed && address.isLoopbackAddress()) {
      return true;
    }
    return isHttps(url) && PublicAddresses.isPublic(address);
  }

  private Optional<UrlFault> fault(URI url) {
    if (url.getScheme() == null || url.getRawAuthority() == null) {
      return Optional.of(UrlFault.MALFORMED);
    }
    if (url.getRawAuthority().indexOf('@') >= 0) {
      return Optional.of(UrlFault.USER_INFO);
    }
    if (url.getRawFragment() != null) {
      return Optional.of(UrlFault.FRAGMENT);
    }
    if (url.getHost() == null) {
      return Optional.of(UrlFault.HOST_MALFORMED);
    }
    return placeFault(url, url.getHost().toLowerCase(Locale.ROOT));
  }

  private Optional<UrlFault> placeFault(URI url, String host) {
    if (!isWellFormed(host)) {
      return Optional.of(UrlFault.HOST_MALFORMED);
    }
    boolean local = loopbackAllowed && isLoopback(host);
    if (!isHttps(url) && !(local && isHttp(url))) {
      return Optional.of(UrlFault.NOT_HTTPS);
    }
    if (!local && !isPublic(host)) {
      return Optional.of(UrlFault.HOST_NOT_PUBLIC);
    }
    return local || isPortAllowed(url.getPort()) ? Optional.empty() : Optional.of(UrlFault.PORT);
  }

  /** A name ends in a letter-led label; what ends in a number is an address to some programs. */
  private static boolean isWellFormed(String host) {
    return isIpAddress(host) ? address(host).isPresent() : NAME_END.matcher(host).find();
  }

  private static boolean isHttps(URI url) {
    return "https".equalsIgnoreCase(url.getScheme());
  }

  private static boolean isHttp(URI url) {
    return "http".equalsIgnoreCase(url.getScheme());
  }

  private static boolean isLoopback(String host) {
    return host.equals(LOOPBACK_NAME)
        || address(host).filter(InetAddress::isLoopbackAddress).isPresent();
  }

  private static boolean isPublic(String host) {
    return isIpAddress(host)
        ? address(host).filter(PublicAddresses::isPublic).isPresent()
        : host.indexOf('.') >= 0 && PRIVATE_SUFFIXES.stream().noneMatch(host::endsWith);
  }

  /** -1 stands for the port of the scheme. */
  private static boolean isPortAllowed(int port) {
    return port == -1 || port == HTTPS_PORT || (port >= PORT_MIN && port <= PORT_MAX);
  }

  private static boolean isIpAddress(String host) {
    return host.startsWith("[") || IPV4.matcher(host).matches();
  }

  /**
   * The address a host spells out; a leading zero or a zone would mean different things to many.
   */
  private static Optional<InetAddress> address(String host) {
    boolean ipv6 = host.startsWith("[") && host.indexOf('%') < 0;
    if (!ipv6 && !IPV4_USUAL.matcher(host).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.ofLiteral(ipv6 ? host.substring(1, host.length() - 1) : host));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
