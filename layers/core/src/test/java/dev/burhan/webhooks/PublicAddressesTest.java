package dev.burhan.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PublicAddressesTest {

  private static final int MAPPED_PREFIX = 12;

  /** The first and the last address of each range. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0, 0.255.255.255",
        "10.0.0.0, 10.255.255.255",
        "100.64.0.0, 100.127.255.255",
        "127.0.0.0, 127.255.255.255",
        "169.254.0.0, 169.254.255.255",
        "169.254.169.254, 169.254.170.2",
        "172.16.0.0, 172.31.255.255",
        "192.0.0.0, 192.0.0.255",
        "192.0.2.0, 192.0.2.255",
        "192.88.99.0, 192.88.99.255",
        "192.168.0.0, 192.168.255.255",
        "198.18.0.0, 198.19.255.255",
        "198.51.100.0, 198.51.100.255",
        "203.0.113.0, 203.0.113.255",
        "224.0.0.0, 239.255.255.255",
        "240.0.0.0, 255.255.255.255",
        "::, ::1",
        "::127.0.0.1, ::8.8.8.8",
        "64:ff9b::7f00:1, 64:ff9b::a9fe:a9fe",
        "64:ff9b:1::, 64:ff9b:1:ffff:ffff:ffff:ffff:ffff",
        "100::, 100::ffff:ffff:ffff:ffff",
        "1fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, 4000::",
        "2001::, 2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff",
        "2001:0:4136:e378:8000:63bf:80ff:fffe, 2001:2::1",
        "2001:db8::, 2001:db8:ffff:ffff:ffff:ffff:ffff:ffff",
        "2002::, 2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
        "2002:7f00:1::, 2002:a9fe:a9fe::",
        "3fff::, 3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff",
        "5f00::, 5f00:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
        "fc00::, fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
        "fd00:ec2::254, fd00:ec2::23",
        "fe80::, febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
        "fec0::, feff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
        "ff00::, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"
      })
  void special_ranges_are_not_public(String ends) {
    for (var literal : ends.split(", ", 2)) {
      assertThat(isPublic(literal)).as(literal).isFalse();
    }
  }

  /** The neighbours of the ranges, among others. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.0.0.0, 8.8.8.8",
        "9.255.255.255, 11.0.0.0",
        "100.63.255.255, 100.128.0.0",
        "126.255.255.255, 128.0.0.0",
        "169.253.255.255, 169.255.0.0",
        "172.15.255.255, 172.32.0.0",
        "191.255.255.255, 192.0.1.0",
        "192.0.1.255, 192.0.3.0",
        "192.88.98.255, 192.88.100.0",
        "192.167.255.255, 192.169.0.0",
        "198.17.255.255, 198.20.0.0",
        "198.51.99.255, 198.51.101.0",
        "203.0.112.255, 203.0.114.0",
        "223.255.255.255, 93.184.215.14",
        "2000::, 2000:ffff::1",
        "2001:200::, 2001:db7:ffff:ffff:ffff:ffff:ffff:ffff",
        "2001:db9::, 2001:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
        "2003::, 2606:2800:21f:cb07:6820:80da:af6b:8b2c",
        "3ffe:ffff:ffff:ffff:ffff:ffff:ffff:ffff, 3fff:1000::",
        "64:ff9b::8.8.8.8, 64:ff9b::93.184.215.14"
      })
  void what_lies_between_them_is_public(String ends) {
    for (var literal : ends.split(", ", 2)) {
      assertThat(isPublic(literal)).as(literal).isTrue();
    }
  }

  @Test
  void an_ipv4_address_written_as_ipv6_is_what_it_is() {
    assertThat(isPublic("::ffff:127.0.0.1")).isFalse();
    assertThat(isPublic("::ffff:8.8.8.8")).isTrue();
  }

  /** No parser makes these, but a resolver might. */
  @Test
  void an_ipv4_address_held_as_ipv6_is_not_public() throws UnknownHostException {
    var mapped = new byte[16];
    mapped[10] = (byte) 0xff;
    mapped[11] = (byte) 0xff;
    System.arraycopy(new byte[] {127, 0, 0, 1}, 0, mapped, MAPPED_PREFIX, 4);

    assertThat(PublicAddresses.isPublic(Inet6Address.getByAddress(null, mapped, -1))).isFalse();
  }

  @Test
  void agrees_with_what_the_jdk_knows_of_special_addresses() throws UnknownHostException {
    var random = RandomGenerator.of("L64X128MixRandom");
    for (int i = 0; i < 100_000; i++) {
      var bytes = new byte[random.nextBoolean() ? 4 : 16];
      random.nextBytes(bytes);
      var address = InetAddress.getByAddress(bytes);

      if (isSpecialForTheJdk(address)) {
        assertThat(PublicAddresses.isPublic(address)).as(address.toString()).isFalse();
      }
    }
  }

  private static boolean isSpecialForTheJdk(InetAddress address) {
    return address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress();
  }

  private static boolean isPublic(String literal) {
    return PublicAddresses.isPublic(InetAddress.ofLiteral(literal));
  }
}
