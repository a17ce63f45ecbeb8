package dev.burhan.webhooks;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/**
 * Tells addresses of the public internet from all others, after the registries of special-purpose
 * addresses of IANA (RFC 6890 and its updates).
 *
 * <p>For IPv6, what is not known to be public is not: only the one block from which public
 * addresses are given out counts, less what is carved out of it. That leaves out, without naming
 * them, loopback, link-local, site-local, unique-local (the metadata service of EC2 among them),
 * multicast, and the addresses that hold an IPv4 address in one of the ways of ::/96.
 */
final class PublicAddresses {

  private static final List<Range> IPV4_SPECIAL =
      ranges(
          "0.0.0.0/8", // this network
          "10.0.0.0/8", // private
          "100.64.0.0/10", // shared by carriers
          "127.0.0.0/8", // loopback
          "169.254.0.0/16", // link-local: the metadata service of clouds
          "172.16.0.0/12", // private
          "192.0.0.0/24", // protocol assignments
          "192.0.2.0/24", // documentation
          "192.88.99.0/24", // relays of 6to4, deprecated
          "192.168.0.0/16", // private
          "198.18.0.0/15", // benchmarks
          "198.51.100.0/24", // documentation
          "203.0.113.0/24", // documentation
          "224.0.0.0/4", // multicast
          "240.0.0.0/4"); // reserved, and broadcast

  private static final Range IPV6_GLOBAL = Range.of("2000::/3");

  private static final List<Range> IPV6_SPECIAL =
      ranges(
          "2001::/23", // protocol assignments: Teredo, which holds IPv4 addresses, and benchmarks
          "2001:db8::/32", // documentation
          "2002::/16", // 6to4, which holds an IPv4 address; deprecated
          "3fff::/20"); // documentation

  /** Holds an IPv4 address in its last four bytes; networks without IPv4 reach it that way. */
  private static final Range NAT64 = Range.of("64:ff9b::/96");

  private static final int NAT64_PREFIX_BYTES = 12;

  private PublicAddresses() {}

  static boolean isPublic(InetAddress address) {
    byte[] bytes = address.getAddress();
    return address instanceof Inet4Address ? isPublicIpv4(bytes) : isPublicIpv6(bytes);
  }

  private static boolean isPublicIpv4(byte[] address) {
    return IPV4_SPECIAL.stream().noneMatch(range -> range.contains(address));
  }

  private static boolean isPublicIpv6(byte[] address) {
    if (NAT64.contains(address)) {
      return isPublicIpv4(Arrays.copyOfRange(address, NAT64_PREFIX_BYTES, address.length));
    }
    return IPV6_GLOBAL.contains(address)
        && IPV6_SPECIAL.stream().noneMatch(range -> range.contains(address));
  }

  private static List<Range> ranges(String... texts) {
    return Arrays.stream(texts).map(Range::of).toList();
  }

  /** Holds the addresses that begin with the same bits. */
  private static final class Range {
    private final byte[] prefix;
    private final int bits;

    private Range(byte[] prefix, int bits) {
      this.prefix = prefix;
      this.bits = bits;
    }

    static Range of(String text) {
      int slash = text.indexOf('/');
      var prefix = InetAddress.ofLiteral(text.substring(0, slash)).getAddress();
      return new Range(prefix, Integer.parseInt(text.substring(slash + 1)));
    }

    boolean contains(byte[] address) {
      int whole = bits / Byte.SIZE;
      int rest = bits % Byte.SIZE;
      if (!Arrays.equals(prefix, 0, whole, address, 0, whole)) {
        return false;
      }
      int mask = 0xff << (Byte.SIZE - rest);
      return rest == 0 || ((prefix[whole] ^ address[whole]) & mask & 0xff) == 0;
    }
  }
}
