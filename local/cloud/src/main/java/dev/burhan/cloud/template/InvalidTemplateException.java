package dev.burhan.cloud.template;

import java.io.Serial;

/** Says which path of the template is wrong or not emulated. */
public final class InvalidTemplateException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  public InvalidTemplateException(String path, String problem) {
    super(path + ": " + problem);
  }
}
