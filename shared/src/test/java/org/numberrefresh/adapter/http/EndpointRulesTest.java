package org.numberrefresh.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.numberrefresh.adapter.aws.Platform.Reach;
import org.numberrefresh.problem.Cause;
import org.numberrefresh.problem.Detail;

class EndpointRulesTest {

  private final EndpointRules rules = new EndpointRules(Reach.PUBLIC_ONLY);
  private final EndpointRules local = new EndpointRules(Reach.LOOPBACK_TOO);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://app.example/unbind",
        "https://app.example",
        "https://APP.Example:443/unbind?tenant=1",
        "https://app.example:8443/unbind",
        "https://1a.2b.example/unbind",
        "https://xn--fiqs8s.xn--fiqz9s/unbind"
      })
  void a_public_name_over_https_may_be_called(String endpoint) {
    assertEquals(Optional.empty(), rules.fault("endpoint", URI.create(endpoint)));
    assertEquals(Optional.empty(), local.fault("endpoint", URI.create(endpoint)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://93.184.215.14/unbind",
        "https://127.0.0.1/unbind",
        "https://127.1/unbind",
        "https://2130706433/unbind",
        "https://0x7f000001/unbind",
        "https://0x7f.0.0.0x1/unbind",
        "https://017700000001/unbind",
        "https://0177.0.0.01/unbind",
        "https://127.0.0.1./unbind",
        "https://a.0x7f000001/unbind",
        "https://[::1]/unbind",
        "https://[::ffff:127.0.0.1]/unbind",
        "https://[fe80::1%25eth0]/unbind",
        "https://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]/unbind",
        "https://%31%32%37.0.0.1/unbind",
        "https://\uff11\uff12\uff17.0.0.1/unbind",
        "https://\u2460\u2461\u2466.0.0.1/unbind",
        "https://127\u30020\u30020\u30021/unbind",
        "https://app.example./unbind",
        "https://app_1.example/unbind",
        "https://-app.example/unbind",
        "https://app/unbind",
        "https://localhost/unbind",
        "https://localhost.localdomain/unbind",
        "https://app.localhost/unbind",
        "https://printer.local/unbind",
        "https://metadata.google.internal/unbind",
        "https://ip-10-0-0-1.ec2.internal/unbind",
        "https://router.home.arpa/unbind",
        "https://app.LAN/unbind"
      })
  void what_is_no_public_name_is_refused_with_the_remedy(String endpoint) {
    assertEquals(
        Optional.of(Detail.of(Cause.ENDPOINT_HOST, "endpoint", 512)), rules.fault("endpoint", URI.create(endpoint)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://app.example/unbind/13800138000",
        "https://app.example/unbind?number=%2B86%3138%20001%338000",
        "https://a13800138000.example/unbind"
      })
  void a_url_with_a_phone_number_is_refused_when_it_is_registered(String endpoint) {
    assertEquals(Optional.of(Detail.of(Cause.ENDPOINT_A_NUMBER, "url", 512)), rules.fault("url", URI.create(endpoint)));
    assertTrue(rules.mayBeCalled(URI.create(endpoint)));
  }

  @Test
  void an_id_or_a_port_in_a_url_is_no_phone_number() {
    String id = "https://app.example:8443/13800138-000a-4bcd-8ef0-123456789abc";
    assertEquals(Optional.empty(), rules.fault("url", URI.create(id)));
    assertEquals(Optional.empty(), local.fault("url", URI.create("http://127.0.0.1:38001/38000")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://app.example/unbind",
        "ftp://app.example/unbind",
        "//app.example/unbind",
        "http://127.0.0.1:9000/unbind"
      })
  void what_is_not_https_is_refused(String endpoint) {
    assertEquals(
        Optional.of(Detail.of(Cause.ENDPOINT_HTTPS, "endpoint", 512)), rules.fault("endpoint", URI.create(endpoint)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://app.example:80/", "https://app.example:22/", "https://app.example:6379/"})
  void other_ports_are_refused(String endpoint) {
    assertEquals(
        Optional.of(Detail.of(Cause.ENDPOINT_PORT, "endpoint", 512)), rules.fault("endpoint", URI.create(endpoint)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://app.example:/",
        "https://app.example:0/",
        "https://app.example:0000443/",
        "https://app.example:65536/",
        "https://app.example:99999/"
      })
  void a_port_has_one_form(String endpoint) {
    Detail fault = Detail.of(Cause.ENDPOINT_PORT_FORM, "endpoint", 512);
    assertEquals(Optional.of(fault), rules.fault("endpoint", URI.create(endpoint)));
    assertEquals(
        Optional.of(fault),
        local.fault("endpoint", URI.create(endpoint.replace("https://app.example", "http://127.0.0.1"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://app.example?@127.0.0.1:1/", "https://app.example?a=b", "https://app.example:443?"})
  void a_query_has_a_path_before_it(String endpoint) {
    assertEquals(
        Optional.of(Detail.of(Cause.ENDPOINT_QUERY, "endpoint", 512)), rules.fault("endpoint", URI.create(endpoint)));
  }

  @Test
  void the_scheme_and_the_host_have_one_form() {
    URI canonical = URI.create("https://app.example:443/Unbind?Tenant=A");
    assertEquals(canonical, EndpointRules.canonical(URI.create("HTTPS://APP.Example:443/Unbind?Tenant=A")));
    assertEquals(
        "https://app.example:443/Unbind?Tenant=A",
        EndpointRules.canonical(URI.create("HTTPS://APP.Example:443/Unbind?Tenant=A")).toString());
    assertEquals("http://localhost/", EndpointRules.canonical(URI.create("http://LOCALHOST/")).toString());
    assertEquals("mailto:A@B.example", EndpointRules.canonical(URI.create("mailto:A@B.example")).toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://me@app.example/",
        "https://me:secret@app.example/",
        "https://app.example@127.0.0.1/",
        "https://app.example/unbind#part"
      })
  void credentials_and_fragments_are_refused(String endpoint) {
    assertEquals(
        Optional.of(Detail.of(Cause.ENDPOINT_CREDENTIALS, "endpoint", 512)),
        rules.fault("endpoint", URI.create(endpoint)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"https:app.example", "mailto:me@app.example", "/unbind", "unbind", "file:///etc/passwd", ""})
  void what_is_no_absolute_url_is_refused(String endpoint) {
    assertEquals(
        Optional.of(Detail.of(Cause.ENDPOINT_LENGTH, "endpoint", 512)), rules.fault("endpoint", URI.create(endpoint)));
  }

  @Test
  void lengths_have_limits() {
    assertTrue(rules.fault("endpoint", URI.create("https://app.example/" + "a".repeat(500))).isPresent());
    assertTrue(rules.fault("endpoint", URI.create("https://" + "a".repeat(64) + ".example/")).isPresent());
    assertTrue(rules.fault("endpoint", URI.create("https://" + "abcdefghi.".repeat(25) + "example/")).isPresent());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://127.0.0.1:9000/unbind", "http://localhost:80/", "https://[::1]:1/", "https://localhost/"})
  void the_local_stack_may_call_its_own_machine(String endpoint) {
    assertEquals(Optional.empty(), local.fault("endpoint", URI.create(endpoint)));
    assertTrue(rules.fault("endpoint", URI.create(endpoint)).isPresent());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.2:9000/",
        "http://192.168.0.1/",
        "http://app.localhost/",
        "http://app.example/",
        "ftp://127.0.0.1/",
        "http://me@127.0.0.1/"
      })
  void the_local_stack_may_call_nothing_else_in_the_clear(String endpoint) {
    assertTrue(local.fault("endpoint", URI.create(endpoint)).isPresent());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "93.184.215.14",
        "1.1.1.1",
        "100.63.255.255",
        "100.128.0.0",
        "172.15.255.255",
        "172.32.0.0",
        "192.167.255.255",
        "198.17.255.255",
        "198.20.0.0",
        "223.255.255.255",
        "168.63.129.17",
        "2606:2800:21f:cb07:6820:80da:af6b:8b2c",
        "2001:200::1",
        "2400:3200::1",
        "3ffe::1"
      })
  void public_addresses_may_be_called(String address) {
    assertTrue(rules.allow("app.example", InetAddress.ofLiteral(address)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "0.1.2.3",
        "10.0.0.1",
        "10.255.255.255",
        "100.64.0.1",
        "100.100.100.200",
        "100.127.255.255",
        "127.0.0.1",
        "127.255.255.254",
        "168.63.129.16",
        "169.254.169.254",
        "169.254.170.2",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.192",
        "192.0.2.1",
        "192.88.99.1",
        "192.168.1.1",
        "198.18.0.1",
        "198.19.255.255",
        "198.51.100.1",
        "203.0.113.1",
        "224.0.0.1",
        "239.255.255.255",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::127.0.0.1",
        "::93.184.215.14",
        "64:ff9b::7f00:1",
        "64:ff9b::5db8:d70e",
        "64:ff9b:1::a00:1",
        "100::1",
        "2001::1",
        "2001:0:4136:e378:8000:63bf:3fff:fdd2",
        "2001:2::1",
        "2001:10::1",
        "2001:20::1",
        "2001:db8::1",
        "2002:7f00:1::",
        "2002:5db8:d70e::1",
        "2606:2800:21f:cb07:0:5efe:7f00:1",
        "2606:2800:21f:cb07:200:5efe:a00:1",
        "3fff::1",
        "4000::1",
        "5f00::1",
        "fc00::1",
        "fd00:ec2::254",
        "fe80::1",
        "febf::1",
        "fec0::1",
        "ff02::1",
        "ff0e::1"
      })
  void all_others_may_not(String address) {
    assertFalse(rules.allow("app.example", InetAddress.ofLiteral(address)), address);
    assertFalse(local.allow("app.example", InetAddress.ofLiteral(address)), address);
  }

  @Test
  void an_ipv4_address_written_as_ipv6_is_what_it_stands_for() throws UnknownHostException {
    assertFalse(rules.allow("app.example", mapped("7f000001")));
    assertFalse(rules.allow("app.example", mapped("a9fea9fe")));
    assertTrue(rules.allow("app.example", mapped("5db8d70e")));
  }

  private static InetAddress mapped(String v4) throws UnknownHostException {
    return InetAddress.getByAddress(HexFormat.of().parseHex("00000000000000000000ffff" + v4));
  }

  @Test
  void on_the_local_stack_loopback_is_reached_by_its_own_names_only() {
    InetAddress loopback = InetAddress.ofLiteral("127.0.0.1");
    assertTrue(local.allow("127.0.0.1", loopback));
    assertTrue(local.allow("localhost", InetAddress.ofLiteral("::1")));
    assertFalse(local.allow("app.example", loopback));
    assertFalse(local.allow("localhost", InetAddress.ofLiteral("192.168.0.1")));
    assertFalse(rules.allow("localhost", loopback));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://app.example.com:/hook", "https://app.example.com:0443/hook", "https://app.example.com?k=v"})
  void an_endpoint_of_an_odd_form_is_not_registered_anew_but_called_if_it_was_registered_before(String endpoint) {
    assertTrue(rules.fault("endpoint", URI.create(endpoint)).isPresent());
    assertTrue(rules.mayBeCalled(URI.create(endpoint)));
  }
}
