package dev.burhan.engines;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Is one statement, its named parameters turned into the question marks of JDBC. */
record DataApiSql(String text, List<String> names) {
  private static final Pattern TOKEN =
      Pattern.compile(
          "'[^']*+'|\"[^\"]*+\"|--[^\\n]*+|/\\*.*?\\*/|\\$(\\w*)\\$.*?\\$\\1\\$"
              + "|::|:(?<name>[A-Za-z_][A-Za-z0-9_]*)|(?<question>\\?)|(?<end>;)",
          Pattern.DOTALL);

  static DataApiSql parse(String sql) {
    List<String> names = new ArrayList<>();
    String text = TOKEN.matcher(sql).replaceAll(token -> replaced(token, sql, names));
    if (text.isBlank()) {
      throw DataApiFailure.badRequest("SQL is missing");
    }
    return new DataApiSql(text, List.copyOf(names));
  }

  private static String replaced(MatchResult token, String sql, List<String> names) {
    if (token.group("name") != null) {
      names.add(token.group("name"));
      return "?";
    }
    if (token.group("end") != null) {
      if (!sql.substring(token.end()).isBlank()) {
        throw DataApiFailure.invalid("Multistatements aren't supported.");
      }
      return "";
    }
    // Doubled, it means itself to the driver.
    return token.group("question") != null ? "??" : Matcher.quoteReplacement(token.group());
  }
}
