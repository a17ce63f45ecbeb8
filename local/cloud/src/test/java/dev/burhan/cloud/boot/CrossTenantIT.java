package dev.burhan.cloud.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.burhan.cloud.testing.Caller;
import dev.burhan.cloud.testing.Caller.Reply;
import dev.burhan.cloud.testing.ContractOperation;
import dev.burhan.tenancy.ApiKey.Scope;
import dev.burhan.tenancy.TenantId;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Calls every route of the contract with every kind of wrong key and with another tenant's id in
 * the place of each parameter. A new route is called without a word here; a new parameter fails
 * until {@link SeededTenant} has an id for it.
 */
@ExtendWith(SharedCloud.class)
final class CrossTenantIT {

  /** Writes a document of one's own under that id, whoever else uses it. */
  private static final Set<String> MAKES_ITS_OWN = Set.of("replaceDocument");

  private final LocalCloud cloud;
  private final SeededTenant victim;
  private final SeededTenant attacker;
  private final UnaryOperator<String> victimsIds;
  private final List<String> cases = new ArrayList<>();

  CrossTenantIT(LocalCloud cloud) {
    this.cloud = cloud;
    this.victim = SeededTenant.fill(cloud, "matrix", "heliotrope");
    this.attacker = SeededTenant.fill(cloud, "matrix", "gamboge");
    this.victimsIds = parameter -> known(victim, parameter);
  }

  /**
   * One way to call an operation.
   *
   * @param foreign the parameter that names a thing of the victim
   */
  private record Aim(ContractOperation operation, Optional<String> foreign) {
    @Override
    public String toString() {
      return operation + foreign.map(it -> " with a foreign " + it).orElse("");
    }
  }

  @Test
  void nobody_reaches_what_is_another_tenants_on_any_route() {
    for (var aim : aims()) {
      refusesKeysThatAreNone(aim);
      refusesEveryWrongScope(aim);
      hidesWhatIsForeign(aim);
    }

    assertThat(victim.isWhole()).isTrue();
    System.out.println("cross-tenant cases: " + cases.size() + ", leaks: 0");
    assertThat(cases).hasSizeGreaterThan(100).doesNotHaveDuplicates();
  }

  /** What changes things of the attacker's own comes last, or the rest would find those. */
  private List<Aim> aims() {
    return ContractOperation.all().stream()
        .sorted(Comparator.comparing(it -> MAKES_ITS_OWN.contains(it.id())))
        .flatMap(
            operation ->
                operation.parameters().isEmpty()
                    ? Stream.of(new Aim(operation, Optional.empty()))
                    : operation.parameters().stream()
                        .map(name -> new Aim(operation, Optional.of(name))))
        .toList();
  }

  private void refusesKeysThatAreNone(Aim aim) {
    var last = attacker.key().endsWith("a") ? "b" : "a";
    var unknown = attacker.key().substring(0, attacker.key().length() - 1) + last;
    for (var key : List.of(Optional.<String>empty(), Optional.of(unknown), Optional.of("bk_"))) {
      var reply = call(aim, key, victimsIds, "the key " + key);

      assertThat(reply.status()).as(cases.getLast()).isEqualTo(401);
    }
  }

  private void refusesEveryWrongScope(Aim aim) {
    Arrays.stream(Scope.values())
        .filter(scope -> scope != aim.operation().scope())
        .forEach(
            scope -> {
              var owner = scope == Scope.ADMIN ? TenantId.OPERATOR : attacker.id();
              var key = Optional.of(cloud.createKey(owner, Set.of(scope)));

              var reply = call(aim, key, victimsIds, "the scope " + scope);

              assertThat(reply.status()).as(cases.getLast()).isEqualTo(403);
            });
  }

  /** What is another's looks exactly like what never was. */
  private void hidesWhatIsForeign(Aim aim) {
    if (isForTheOperator(aim)) {
      return;
    }
    var key = Optional.of(rightKey(aim));
    var foreign = call(aim, key, victimsIds, "the right scope");
    if (aim.foreign().isEmpty() || MAKES_ITS_OWN.contains(aim.operation().id())) {
      assertThat(foreign.status()).as(cases.getLast()).isBetween(200, 499);
      return;
    }
    var unknown = call(aim, key, unknownId(aim), "an unknown id");
    assertThat(foreign.status()).as(cases.getLast()).isEqualTo(404);
    assertThat(unknown.status()).as(cases.getLast()).isEqualTo(404);
    assertThat(withoutRequestId(foreign)).isEqualTo(withoutRequestId(unknown));
  }

  private String rightKey(Aim aim) {
    return aim.operation().scope() == Scope.ADMIN ? cloud.adminKey() : attacker.key();
  }

  /** It may do that to every tenant; what lies below one must still be that one's. */
  private static boolean isForTheOperator(Aim aim) {
    return aim.operation().scope() == Scope.ADMIN
        && aim.foreign().filter("tenant_id"::equals).isPresent();
  }

  private Reply call(Aim aim, Optional<String> key, UnaryOperator<String> foreignIds, String how) {
    var path =
        aim.operation()
            .path(
                name ->
                    aim.foreign().filter(name::equals).isPresent()
                        ? foreignIds.apply(name)
                        : known(attacker, name));
    cases.add(aim + ", " + how);
    try (var caller = new Caller(cloud.api(), key)) {
      var body = aim.operation().body(Optional.of(SeededTenant.QUESTION));
      var reply = caller.send(aim.operation().method(), path, BodyPublishers.ofString(body));
      if (key.filter(cloud.adminKey()::equals).isEmpty()) {
        holdsNoMark(path, reply);
      }
      return reply;
    }
  }

  /** What the caller itself has sent tells it nothing. */
  private void holdsNoMark(String path, Reply reply) {
    var text = reply.text() + reply.headers().map();
    for (var mark : victim.marks()) {
      if (!path.contains(mark)) {
        assertThat(text).as(cases.getLast()).doesNotContain(mark);
      }
    }
  }

  private static UnaryOperator<String> unknownId(Aim aim) {
    return name ->
        UUID.nameUUIDFromBytes(aim.toString().getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static String known(SeededTenant tenant, String parameter) {
    return Optional.ofNullable(tenant.ids().get(parameter))
        .orElseThrow(() -> new AssertionError("no foreign id is known for {" + parameter + "}"));
  }

  private static JsonNode withoutRequestId(Reply reply) {
    ObjectNode json = reply.json().deepCopy();
    return json.remove(List.of("instance", "request_id"));
  }
}
