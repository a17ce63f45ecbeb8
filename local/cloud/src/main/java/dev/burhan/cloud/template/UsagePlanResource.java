package dev.burhan.cloud.template;

/** Describes an AWS::ApiGateway::UsagePlan of the API's stage, with a quota by the month. */
public record UsagePlanResource(
    String id, Expression name, double ratePerSecond, int burst, int perMonth) {}
