package dev.burhan.cloud.template;

/** Describes an AWS::SecretsManager::Secret that is made without a value. */
public record SecretResource(String id) {}
