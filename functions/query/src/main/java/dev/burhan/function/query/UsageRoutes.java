package dev.burhan.function.query;

import dev.burhan.edge.Api;
import dev.burhan.edge.ApiRequest;
import dev.burhan.edge.ApiResponse;
import dev.burhan.edge.Problem;
import dev.burhan.metering.Period;
import dev.burhan.metering.UsageReport;
import dev.burhan.tenancy.ApiKey.Scope;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/** GET /usage: what a tenant has used, and what is left. */
record UsageRoutes(UsageReport report) {

  private static final String CSV = "text/csv";

  Map<String, Api.Route> routes() {
    return Map.of("GET /usage", new Api.Route(Scope.QUERY, this::usage));
  }

  private ApiResponse usage(ApiRequest request) {
    request.onlyQueryParameters("from", "to");
    var period = period(request);
    var lines = report.lines(request.tenant(), period, request.deadline());
    if (request.accepts(CSV)) {
      return ApiResponse.text(CSV, UsageCsv.of(lines));
    }
    var limits = report.limits(request.tenant(), request.limits());
    return ApiResponse.ok(UsagePayload.of(limits, period, lines));
  }

  /** This month unless told; of one end alone, the other is as in this month. */
  private Period period(ApiRequest request) {
    var month = report.thisMonth();
    var from = day(request, "from").orElse(month.from());
    var to = day(request, "to").orElse(month.to());
    if (!Period.isValid(from, to)) {
      throw ApiResponse.problem(
          Problem.invalid("from", "From the first to the last there must be 1 to 92 days."));
    }
    return new Period(from, to);
  }

  private static Optional<LocalDate> day(ApiRequest request, String name) {
    try {
      return request.queryParameter(name).map(LocalDate::parse);
    } catch (DateTimeException e) {
      throw ApiResponse.problem(
          Problem.invalid(name, "This parameter must be a day such as 2026-12-01."));
    }
  }
}
