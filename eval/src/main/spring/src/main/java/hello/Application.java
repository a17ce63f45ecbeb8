package hello;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Is all that Spring Boot asks for. */
@SpringBootApplication
public class Application {}
