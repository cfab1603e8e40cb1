package org.numberrefresh.adapter.http;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * The addresses that belong to the public Internet, by IANA's registries of special-purpose addresses.
 *
 * <p>Of IPv4 these are all but the blocks of its registry. Of IPv6 they are global unicast (2000::/3) without the
 * addresses that carry an IPv4 address: a translator or tunnel would lead to an address that nobody checked.
 *
 * <p>Decision: docs/decisions.md#an-ipv6-address-that-carries-ipv4-is-refused
 */
final class PublicAddresses {

  private static final List<Block> NOT_IN_IPV4 =
      blocks(
          "0.0.0.0/8", // this network
          "10.0.0.0/8", // private
          "100.64.0.0/10", // carrier-grade NAT; Alibaba Cloud's metadata
          "127.0.0.0/8", // loopback
          "168.63.129.16/32", // Azure's metadata
          "169.254.0.0/16", // link-local; the metadata of AWS and others
          "172.16.0.0/12", // private
          "192.0.0.0/24", // protocol assignments; Oracle's metadata
          "192.0.2.0/24", // documentation
          "192.88.99.0/24", // relays of 6to4
          "192.168.0.0/16", // private
          "198.18.0.0/15", // benchmarks
          "198.51.100.0/24", // documentation
          "203.0.113.0/24", // documentation
          "224.0.0.0/4", // multicast
          "240.0.0.0/4"); // reserved, broadcast

  private static final Block GLOBAL_UNICAST = Block.of("2000::/3");

  private static final List<Block> NOT_IN_IPV6 =
      blocks(
          "2001::/23", // protocol assignments: Teredo, benchmarks, ORCHID
          "2001:db8::/32", // documentation
          "2002::/16", // 6to4
          "3fff::/20"); // documentation

  private PublicAddresses() {}

  static boolean contain(InetAddress address) {
    byte[] bytes = address.getAddress();
    return bytes.length == 4
        ? NOT_IN_IPV4.stream().noneMatch(block -> block.contains(bytes))
        : GLOBAL_UNICAST.contains(bytes)
            && NOT_IN_IPV6.stream().noneMatch(block -> block.contains(bytes))
            && !isIsatap(bytes);
  }

  /** True for ISATAP (RFC 5214): it writes an IPv4 address behind 0:5efe or 200:5efe, in any network. */
  private static boolean isIsatap(byte[] bytes) {
    return (bytes[8] & ~2) == 0 && bytes[9] == 0 && bytes[10] == 0x5e && bytes[11] == (byte) 0xfe;
  }

  private static List<Block> blocks(String... texts) {
    return Stream.of(texts).map(Block::of).toList();
  }

  /**
   * A block of addresses.
   *
   * @param first its first address
   * @param bits count of the leading bits that its addresses share
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Block(byte[] first, int bits) {

    static Block of(String text) {
      int slash = text.indexOf('/');
      try {
        return new Block(
            InetAddress.ofLiteral(text.substring(0, slash)).getAddress(),
            Integer.parseInt(text, slash + 1, text.length(), 10));
      } catch (IllegalArgumentException e) {
        throw new IllegalStateException("Not a block of addresses: " + text, e);
      }
    }

    boolean contains(byte[] address) {
      int whole = bits / 8;
      for (int i = 0; i < whole; i++) {
        if (address[i] != first[i]) {
          return false;
        }
      }
      int mask = 0xff00 >> bits % 8 & 0xff;
      return mask == 0 || (address[whole] & mask) == (first[whole] & mask);
    }
  }
}
