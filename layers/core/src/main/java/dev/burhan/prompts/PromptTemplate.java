package dev.burhan.prompts;

import dev.burhan.language.Prompt;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Holds one version of a prompt: what is said to the model before the user's turn, and that turn
 * with variables as <code>{{name}}</code>.
 *
 * @param version as answers and logs name it: {@code query/answer.v1}
 * @param sha256 of the file, so that a version that was changed is noticed
 * @param modelTier which kind of model it is written for
 */
public record PromptTemplate(
    String version,
    String sha256,
    String modelTier,
    OptionalDouble temperature,
    int tokensMax,
    String system,
    String user) {

  private static final Pattern FILE =
      Pattern.compile(
          "---\\n(.*?)---\\n# System\\n\\n(.*?)\\n\\n# User\\n\\n(.*?)\\n*", Pattern.DOTALL);
  private static final Pattern VARIABLE = Pattern.compile("\\{\\{([a-z_]+)}}");
  private static final Set<String> KEYS = Set.of("model_tier", "temperature", "tokens_max");

  /**
   * Reads a prompt.
   *
   * @throws IllegalArgumentException when the file is not of that form or a key is missing or
   *     unknown
   */
  public static PromptTemplate parse(String version, String file) {
    var parts = FILE.matcher(file);
    if (!parts.matches()) {
      throw bad(version, "needs front matter, # System and # User");
    }
    var facts = facts(version, parts.group(1));
    return new PromptTemplate(
        version,
        sha256(file),
        required(version, facts, "model_tier"),
        facts.containsKey("temperature")
            ? OptionalDouble.of(Double.parseDouble(required(version, facts, "temperature")))
            : OptionalDouble.empty(),
        Integer.parseInt(required(version, facts, "tokens_max")),
        parts.group(2),
        parts.group(3));
  }

  private static Map<String, String> facts(String version, String lines) {
    var facts = new TreeMap<String, String>();
    for (var line : lines.split("\n", -1)) {
      if (line.isBlank()) {
        continue;
      }
      int colon = line.indexOf(": ");
      var key = colon < 0 ? line : line.substring(0, colon);
      if (colon < 0 || !KEYS.contains(key)) {
        throw bad(version, "has a line it must not have: " + line);
      }
      facts.put(key, line.substring(colon + 2).strip());
    }
    return facts;
  }

  private static String required(String version, Map<String, String> facts, String key) {
    var value = facts.get(key);
    if (value == null) {
      throw bad(version, "lacks " + key);
    }
    return value;
  }

  /**
   * Fills the variables in.
   *
   * @throws IllegalArgumentException when a variable is missing or a value is not used
   */
  public Prompt render(Map<String, String> values) {
    var variables = new LinkedHashSet<String>();
    var text =
        VARIABLE
            .matcher(user)
            .replaceAll(
                variable -> {
                  variables.add(variable.group(1));
                  var value = values.get(variable.group(1));
                  if (value == null) {
                    throw bad(version, "lacks a value for " + variable.group(1));
                  }
                  return Matcher.quoteReplacement(value);
                });
    var unused = new TreeSet<>(values.keySet());
    unused.removeAll(variables);
    if (!unused.isEmpty()) {
      throw bad(version, "has no variables " + unused);
    }
    return new Prompt(
        system, List.of(new Prompt.Message(Prompt.Role.USER, text)), tokensMax, temperature);
  }

  private static IllegalArgumentException bad(String version, String what) {
    return new IllegalArgumentException("prompt " + version + " " + what);
  }

  private static String sha256(String file) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(file.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
