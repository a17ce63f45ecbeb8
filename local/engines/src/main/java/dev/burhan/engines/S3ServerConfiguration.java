package dev.burhan.engines;

import com.adobe.testing.s3mock.s3.controller.ControllerConfiguration;
import com.adobe.testing.s3mock.s3.service.ObjectService;
import com.adobe.testing.s3mock.s3.service.ServiceConfiguration;
import com.adobe.testing.s3mock.s3.store.StoreConfiguration;
import java.net.InetAddress;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * Wires S3Mock without the parts of Spring Boot that it does not need, which halves its start, and
 * with what S3 does and S3Mock does not.
 */
@Configuration(proxyBeanMethods = false)
@Import({
  StoreConfiguration.class,
  ServiceConfiguration.class,
  ControllerConfiguration.class,
  DispatcherServletAutoConfiguration.class,
  WebMvcAutoConfiguration.class,
  JacksonAutoConfiguration.class
})
class S3ServerConfiguration {

  /** Listens on loopback only, and once: S3Mock's own wiring opens a port on every interface. */
  @Bean
  TomcatServletWebServerFactory webServerFactory() {
    TomcatServletWebServerFactory factory = new TomcatServletWebServerFactory(0);
    factory.setAddress(InetAddress.getLoopbackAddress());
    factory.addConnectorCustomizers(
        connector -> {
          connector.setEncodedSolidusHandling(EncodedSolidusHandling.DECODE.getValue());
          connector.setAllowBackslash(true);
          // Whoever sends a file that is refused is to hear why, not to find the line cut.
          connector.setProperty("maxSwallowSize", "-1");
        });
    return factory;
  }

  @Bean
  PresignedUrls presignedUrls(S3Extras extras) {
    return new PresignedUrls(extras.clock());
  }

  @Bean
  StoredObjects storedObjects(ObjectService objects, S3Extras extras) {
    return new StoredObjects(objects, extras.listener());
  }
}
