package dev.burhan.function.query;

import dev.burhan.metering.UsageLine;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes usage as comma-separated values (RFC 4180). */
final class UsageCsv {

  private static final String END = "\r\n";
  private static final String HEAD =
      "day,use_case,model,requests,calls,input_tokens,output_tokens,cache_read_tokens,"
          + "cache_write_tokens,cost_usd";

  private UsageCsv() {}

  static String of(List<UsageLine> lines) {
    return Stream.concat(Stream.of(HEAD), lines.stream().map(UsageCsv::row))
        .collect(Collectors.joining(END, "", END));
  }

  private static String row(UsageLine line) {
    var tokens = line.tokens();
    return Stream.of(
            line.day(),
            quoted(line.useCase()),
            quoted(line.model()),
            line.requests(),
            line.calls(),
            tokens.input(),
            tokens.output(),
            tokens.cacheRead(),
            tokens.cacheWrite(),
            line.cost().inDollars())
        .map(Object::toString)
        .collect(Collectors.joining(","));
  }

  private static String quoted(String text) {
    return text.matches("[A-Za-z0-9_./:-]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
