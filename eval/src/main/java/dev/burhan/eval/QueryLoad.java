package dev.burhan.eval;

import com.fasterxml.jackson.databind.JsonNode;
import dev.burhan.cloud.command.ApiClient.Reply;
import dev.burhan.cloud.command.Samples.SampleQuestion;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Asks questions in turn, over and over, and keeps the time of each. */
final class QueryLoad {

  private static final int MINUTES_MAX = 30;

  private final List<SampleQuestion> questions;
  private final Function<SampleQuestion, Reply> ask;

  QueryLoad(List<SampleQuestion> questions, Function<SampleQuestion, Reply> ask) {
    this.questions = List.copyOf(questions);
    this.ask = ask;
  }

  /** What came back; only an answer counts as one, all else as an error. */
  private record Asked(double millis, List<JsonNode> answers) {}

  QueryReport run(int requests, int parallel) {
    var next = new AtomicInteger();
    var threads = Executors.newFixedThreadPool(parallel);
    try {
      var workers = new ArrayList<Future<List<Asked>>>();
      for (int worker = 0; worker < parallel; worker++) {
        workers.add(threads.submit(() -> work(next, requests)));
      }
      var asked = new ArrayList<Asked>();
      for (var worker : workers) {
        asked.addAll(worker.get(MINUTES_MAX, TimeUnit.MINUTES));
      }
      return report(asked);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("not all " + requests + " requests were made", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } finally {
      threads.shutdownNow();
    }
  }

  private List<Asked> work(AtomicInteger next, int requests) {
    var asked = new ArrayList<Asked>();
    for (int i = next.getAndIncrement(); i < requests; i = next.getAndIncrement()) {
      long start = System.nanoTime();
      var answers = answers(questions.get(i % questions.size()));
      asked.add(new Asked((System.nanoTime() - start) / 1e6, answers));
    }
    return asked;
  }

  private List<JsonNode> answers(SampleQuestion question) {
    try {
      var reply = ask.apply(question);
      return reply.status() == 200 ? List.of(reply.body()) : List.of();
    } catch (UncheckedIOException e) {
      // No answer at all is an error to count like any other.
      return List.of();
    }
  }

  private static QueryReport report(List<Asked> asked) {
    var stages = new TreeMap<String, List<Double>>();
    for (var one : asked) {
      for (var answer : one.answers()) {
        for (var stage : answer.path("ms").properties()) {
          stages
              .computeIfAbsent(stage.getKey(), name -> new ArrayList<>())
              .add(stage.getValue().asDouble());
        }
      }
    }
    int errors = (int) asked.stream().filter(one -> one.answers().isEmpty()).count();
    return QueryReport.of(asked.size(), errors, asked.stream().map(Asked::millis).toList(), stages);
  }
}
