package dev.burhan.webhooks.http;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.DefaultSchemePortResolver;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.reactor.ssl.SSLBufferMode;
import org.apache.hc.core5.util.Timeout;

/** Makes HTTP clients for one request each, which know one host and do nothing by themselves. */
final class Clients {

  private static final String USER_AGENT = "Burhan-Webhooks/1";
  private static final Timeout CONNECT_MAX = Timeout.of(Duration.ofSeconds(3));

  /** Until the receiver says anything; what it says, and the rest, the whole attempt bounds. */
  private static final Timeout SILENCE_MAX = Timeout.of(HttpWebhookSender.TIME_MAX);

  private static final int HEADERS_MAX = 100;
  private static final int HEADER_LENGTH_MAX = 8192;
  private static final String[] TLS_VERSIONS = {"TLSv1.3", "TLSv1.2"};

  private final TlsSocketStrategy tls;

  Clients(SSLContext context) {
    tls =
        new DefaultClientTlsStrategy(
            context,
            TLS_VERSIONS,
            null,
            SSLBufferMode.STATIC,
            HostnameVerificationPolicy.BUILTIN,
            null);
  }

  /** A client that connects to these addresses and no other, whatever the name of the host. */
  CloseableHttpClient connectingTo(List<InetAddress> addresses) {
    return HttpClients.custom()
        .setConnectionManager(connections(new Pinned(addresses)))
        .setRoutePlanner(new DefaultRoutePlanner(DefaultSchemePortResolver.INSTANCE))
        .setConnectionReuseStrategy((request, response, context) -> false)
        .setDefaultRequestConfig(requests())
        .setUserAgent(USER_AGENT)
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableContentCompression()
        .disableConnectionState()
        .build();
  }

  private HttpClientConnectionManager connections(DnsResolver resolver) {
    var limits =
        Http1Config.custom()
            .setMaxHeaderCount(HEADERS_MAX)
            .setMaxLineLength(HEADER_LENGTH_MAX)
            .build();
    return PoolingHttpClientConnectionManagerBuilder.create()
        .setDnsResolver(resolver)
        .setTlsSocketStrategy(tls)
        .setConnectionFactory(
            ManagedHttpClientConnectionFactory.builder().http1Config(limits).build())
        .setDefaultConnectionConfig(
            ConnectionConfig.custom()
                .setConnectTimeout(CONNECT_MAX)
                .setSocketTimeout(SILENCE_MAX)
                .build())
        .setDefaultTlsConfig(TlsConfig.custom().setHandshakeTimeout(CONNECT_MAX).build())
        .build();
  }

  private static RequestConfig requests() {
    return RequestConfig.custom()
        .setResponseTimeout(SILENCE_MAX)
        .setConnectionRequestTimeout(CONNECT_MAX)
        .setAuthenticationEnabled(false)
        .setExpectContinueEnabled(false)
        .setProtocolUpgradeEnabled(false)
        .setRedirectsEnabled(false)
        .build();
  }

  /** Gives the addresses that were checked; asking again could bring others. */
  private record Pinned(List<InetAddress> addresses) implements DnsResolver {

    @Override
    public InetAddress[] resolve(String host) {
      return addresses.toArray(InetAddress[]::new);
    }

    @Override
    public String resolveCanonicalHostname(String host) {
      return host;
    }
  }
}
