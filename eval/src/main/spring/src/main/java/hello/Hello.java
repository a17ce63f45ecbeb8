package hello;

import java.util.Map;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Says hello, in JSON. */
@RestController
public class Hello {

  @PostMapping("/query")
  public Map<String, String> hello() {
    return Map.of("hello", "world");
  }
}
