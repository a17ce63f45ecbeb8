package dev.burhan.eval.groundedness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Holds claims to judge.
 *
 * @param notes lines that say what the set is and how its labels were read
 */
public record ClaimSet(List<LabelledClaim> claims, List<String> notes) {

  public ClaimSet {
    claims = List.copyOf(claims);
    notes = List.copyOf(notes);
  }

  /**
   * Reads a file of lines or a folder in the layout of FaithBench.
   *
   * @param isStrict whether a claim that annotators found questionable counts as not supported
   * @throws IllegalArgumentException where it cannot be read, with file and line
   */
  public static ClaimSet read(Path data, boolean isStrict) {
    try {
      var set = Files.isDirectory(data) ? FaithBench.read(data, isStrict) : ClaimLines.read(data);
      if (set.claims().stream().map(LabelledClaim::supported).distinct().count() < 2) {
        throw new IllegalArgumentException(data + " needs supported and unsupported claims");
      }
      return set;
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot read " + data + ": " + e.getMessage(), e);
    }
  }
}
