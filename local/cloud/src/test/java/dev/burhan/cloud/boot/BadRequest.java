package dev.burhan.cloud.boot;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;

/** A request no client should send, and the problem (a pattern) it must come to. */
record BadRequest(
    String name, String method, String path, BodyPublisher body, int status, String problem) {

  private static final int MEGABYTE = 1024 * 1024;
  private static final int TEXT_MAX = 2_000_000;

  static List<BadRequest> all() {
    var all = new ArrayList<>(bodies());
    all.addAll(questions());
    all.addAll(documents());
    all.addAll(addresses());
    return all;
  }

  private static List<BadRequest> bodies() {
    return List.of(
        malformed("no body", ""),
        malformed("blank", " \n "),
        malformed("cut off", "{\"question\":"),
        malformed("more after it", "{\"question\":\"notice\"} {}"),
        malformed("the same field twice", "{\"question\":\"a\",\"question\":\"b\"}"),
        malformed("nested too deep", "[".repeat(5_000)),
        malformed("a list", "[]"),
        malformed("null", "null"),
        query(
            "a raw NUL",
            utf8("{\"question\":\"no\0tice\"}"),
            400,
            "malformed-json|invalid-request"),
        query("UTF-16", bytes("{\"question\":\"a\"}", UTF_16LE), 400, "malformed-json"),
        query("Latin-1", bytes("{\"question\":\"café\"}", ISO_8859_1), 400, "invalid-encoding"),
        query("5 MB", question("a".repeat(5 * MEGABYTE)), 413, "payload-too-large"),
        query("10 MB", question("a".repeat(10 * MEGABYTE)), 413, "payload-too-large"),
        query(
            "10 MB, six each escaped",
            question("\\u0001".repeat(10 * MEGABYTE / 6)),
            413,
            "payload-too-large"));
  }

  private static List<BadRequest> questions() {
    return List.of(
        invalid("unknown field", "{\"question\":\"notice\",\"tenant\":\"acme\"}"),
        invalid("wrong type", "{\"question\":[\"notice\"]}"),
        invalid("wrong case", "{\"Question\":\"notice\"}"),
        invalid("no question", "{}"),
        invalid("null", "{\"question\":null}"),
        invalid("empty", "{\"question\":\"\"}"),
        invalid("only marks of direction", "{\"question\":\"\u200f\u202e\u2067\"}"),
        invalid("only signs", "{\"question\":\"?! …\"}"),
        invalid("NUL", "{\"question\":\"no\\u0000tice\"}"),
        invalid("too long", "{\"question\":\"" + "a".repeat(2_001) + "\"}"),
        invalid("null before it", "{\"question\":\"a\",\"history\":[null]}"),
        invalid("no list before it", "{\"question\":\"a\",\"history\":\"b\"}"),
        retrieval("none wanted", "{\"question\":\"notice\",\"limit\":0}"),
        retrieval("too many wanted", "{\"question\":\"notice\",\"limit\":51}"),
        retrieval("a number as text", "{\"question\":\"notice\",\"limit\":\"3\"}"),
        retrieval("beyond a number", "{\"question\":\"notice\",\"limit\":99999999999}"),
        retrieval("half a passage", "{\"question\":\"notice\",\"limit\":1.5}"),
        retrieval("too wide", "{\"question\":\"notice\",\"neighbours\":6}"),
        invalid("100 KB", "{\"question\":\"" + "notice ".repeat(14_629) + "\"}"),
        filtered("no object", "[]"),
        filtered("unknown field", "{\"tenant\":\"acme\"}"),
        filtered("bad id", "{\"documents\":[\"../a\"]}"),
        filtered("bad day", "{\"from\":\"2026-02-30\"}"),
        filtered("days the wrong way round", "{\"from\":\"2026-02-02\",\"to\":\"2026-02-01\"}"));
  }

  private static List<BadRequest> documents() {
    return List.of(
        document("no title", "{\"text\":\"a\"}"),
        document("no text", "{\"title\":\"T\"}"),
        document("empty text", "{\"title\":\"T\",\"text\":\"\"}"),
        document("NUL in the text", "{\"title\":\"T\",\"text\":\"a\\u0000b\"}"),
        document("NUL in the title", "{\"title\":\"a\\u0000b\",\"text\":\"a\"}"),
        document("half a pair", "{\"title\":\"T\",\"text\":\"a \\ud835 b\"}"),
        document("text too long", titled("a".repeat(TEXT_MAX + 1))),
        document("bad id", "{\"document_id\":\"../a\",\"title\":\"T\",\"text\":\"a\"}"),
        document("bad type", "{\"media_type\":\"text/html\",\"title\":\"T\",\"text\":\"a\"}"),
        document("bad language", "{\"language\":\"english\",\"title\":\"T\",\"text\":\"a\"}"),
        new BadRequest(
            "no words", "POST", "/documents", utf8(titled("… ?!")), 422, "unprocessable-document"));
  }

  private static List<BadRequest> addresses() {
    return List.of(
        address("GET", "/documents?limit=0", 400, "invalid-request"),
        address("GET", "/documents?limit=-1", 400, "invalid-request"),
        address("GET", "/documents?limit=2&limit=x", 400, "invalid-request"),
        address("GET", "/documents?offset=2", 400, "invalid-request"),
        address("GET", "/documents?after=..%2Fa", 400, "invalid-request"),
        address("GET", "/documents/unknown", 404, "not-found"),
        address("DELETE", "/documents/unknown", 404, "not-found"),
        address("GET", "/documents/%00", 404, "not-found"),
        address("GET", "/documents/%FF%FE", 404, "not-found"),
        address("GET", "/documents/..%2Fa", 404, "not-found"),
        address("GET", "/documents/" + "a".repeat(101), 404, "not-found"),
        address("GET", "/jobs/unknown", 404, "not-found"),
        address("GET", "/jobs/%27%3B--", 404, "not-found"),
        address("GET", "/", 404, "unknown-route"),
        address("GET", "/unknown", 404, "unknown-route"),
        address("GET", "/query", 404, "unknown-route"),
        address("PATCH", "/documents/unknown", 404, "unknown-route"),
        address("PATCH", "/query", 404, "unknown-route"),
        address("POST", "/query/more", 404, "unknown-route"));
  }

  private static BadRequest malformed(String name, String body) {
    return query(name, utf8(body), 400, "malformed-json");
  }

  private static BadRequest invalid(String name, String body) {
    return query(name, utf8(body), 400, "invalid-request");
  }

  private static BadRequest filtered(String name, String filter) {
    return invalid("filter: " + name, "{\"question\":\"notice\",\"filter\":" + filter + "}");
  }

  private static BadRequest query(String name, BodyPublisher body, int status, String problem) {
    return new BadRequest(name, "POST", "/query", body, status, problem);
  }

  private static BadRequest retrieval(String name, String body) {
    return new BadRequest(name, "POST", "/retrieve", utf8(body), 400, "invalid-request");
  }

  private static BadRequest document(String name, String body) {
    return new BadRequest(name, "POST", "/documents", utf8(body), 400, "invalid-request");
  }

  private static BadRequest address(String method, String path, int status, String problem) {
    return new BadRequest("", method, path, BodyPublishers.noBody(), status, problem);
  }

  private static BodyPublisher question(String text) {
    return utf8("{\"question\":\"" + text + "\"}");
  }

  private static String titled(String text) {
    return "{\"title\":\"T\",\"text\":\"" + text + "\"}";
  }

  private static BodyPublisher utf8(String text) {
    return bytes(text, UTF_8);
  }

  private static BodyPublisher bytes(String text, Charset charset) {
    return BodyPublishers.ofByteArray(text.getBytes(charset));
  }

  @Override
  public String toString() {
    return (method + " " + path + " " + name).strip();
  }
}
