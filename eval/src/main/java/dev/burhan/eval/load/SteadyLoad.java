package dev.burhan.eval.load;

import com.fasterxml.jackson.databind.JsonNode;
import dev.burhan.cloud.command.ApiClient.Reply;
import dev.burhan.cloud.command.Samples.SampleQuestion;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/**
 * Asks questions at a rate that does not wait for answers: each request has its time, and is
 * measured from then on, so that a server that falls behind cannot hide it.
 */
final class SteadyLoad {

  private static final int TOLD_SECONDS = 10;
  private static final int SUCCESS = 200;

  /** The stage in which the model writes. */
  private static final String WRITE = "write";

  private final int rate;
  private final List<SampleQuestion> questions;
  private final Asking asking;
  private final int modelMillis;

  /** Asks one question. */
  interface Asking {
    Reply ask(String question, List<String> history);
  }

  /**
   * @param rate requests a second
   * @param modelMillis of an answer that are the model's own
   */
  SteadyLoad(int rate, List<SampleQuestion> questions, Asking asking, int modelMillis) {
    this.rate = rate;
    this.questions = List.copyOf(questions);
    this.asking = asking;
    this.modelMillis = modelMillis;
  }

  /**
   * One request.
   *
   * @param own milliseconds that are not the model's
   * @param gateway milliseconds that are no stage's of the use case: gateway, authorizer,
   *     admission, reading and writing JSON, and the way there and back
   */
  record Seen(boolean isAnswered, double own, double gateway) {}

  /**
   * @param told is given the number of requests sent, now and then
   */
  List<Seen> run(Duration time, IntConsumer told) {
    long requests = time.toMillis() * rate / 1000;
    long start = System.nanoTime();
    var open = new ArrayList<Future<Seen>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < requests; i++) {
        long due = start + (long) (i * 1e9 / rate);
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
          LockSupport.parkNanos(left);
        }
        var question = questions.get(i % questions.size());
        open.add(threads.submit(() -> ask(question, due)));
        if (i > 0 && i % (TOLD_SECONDS * rate) == 0) {
          told.accept(i);
        }
      }
      var seen = new ArrayList<Seen>();
      for (var request : open) {
        seen.add(request.get());
      }
      return seen;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a request failed", e.getCause());
    }
  }

  private Seen ask(SampleQuestion question, long due) {
    try {
      var reply = asking.ask(question.text(), question.history());
      double millis = (System.nanoTime() - due) / 1e6;
      return seen(reply, millis);
    } catch (UncheckedIOException e) {
      // No answer at all is an error to count like any other.
      return new Seen(false, Double.NaN, Double.NaN);
    }
  }

  private Seen seen(Reply reply, double millis) {
    if (reply.status() != SUCCESS) {
      return new Seen(false, Double.NaN, Double.NaN);
    }
    double stages = 0;
    boolean isWritten = false;
    for (var stage : reply.body().path("ms").properties()) {
      JsonNode took = stage.getValue();
      stages += took.asDouble();
      isWritten |= stage.getKey().equals(WRITE);
    }
    return new Seen(true, millis - (isWritten ? modelMillis : 0), Math.max(0, millis - stages));
  }
}
