package dev.burhan.eval.workbench;

import dev.burhan.failure.Deadline;
import dev.burhan.language.Embedder;
import dev.burhan.language.Encoder;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * Keeps vectors in a file between runs: embedding a large set takes minutes, ranking it seconds.
 */
public final class EmbeddingCache implements Embedder {

  private static final int BATCH = 64;
  private static final int KEY_CHARACTERS = 32;

  private final Embedder embedder;
  private final Path file;
  private final IntConsumer progress;
  private final Map<String, float[]> vectors = new HashMap<>();

  public EmbeddingCache(Embedder embedder, Path folder, IntConsumer progress) {
    this.embedder = embedder;
    this.file = folder.resolve("vectors-" + embedder.encoder().name() + ".bin");
    this.progress = progress;
    load();
  }

  @Override
  public Encoder encoder() {
    return embedder.encoder();
  }

  @Override
  public synchronized float[] embedQuestion(String question, Deadline deadline) {
    var key = key("question", question);
    var known = vectors.get(key);
    if (known != null) {
      return known;
    }
    var vector = embedder.embedQuestion(question, deadline);
    keep(List.of(key), List.of(vector));
    return vector;
  }

  @Override
  public synchronized List<float[]> embedPassages(List<String> passages, Deadline deadline) {
    var missing =
        passages.stream().distinct().filter(p -> !vectors.containsKey(key("passage", p))).toList();
    for (int from = 0; from < missing.size(); from += BATCH) {
      var batch = missing.subList(from, Math.min(missing.size(), from + BATCH));
      keep(
          batch.stream().map(passage -> key("passage", passage)).toList(),
          embedder.embedPassages(batch, deadline));
      progress.accept(missing.size() - from);
    }
    var found = new ArrayList<float[]>();
    for (var passage : passages) {
      found.add(vectors.getOrDefault(key("passage", passage), new float[0]));
    }
    return found;
  }

  /**
   * Cuts off a last entry that a crash left unfinished, or what is added would be unreadable; under
   * a lock, lest an entry that another process is adding be taken for one.
   */
  private void load() {
    if (!Files.exists(file)) {
      return;
    }
    int entryBytes = Short.BYTES + KEY_CHARACTERS + Float.BYTES * embedder.encoder().dimensions();
    try (var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        var input =
            new DataInputStream(new BufferedInputStream(Channels.newInputStream(channel)))) {
      // Closing the channel gives the lock back.
      channel.lock();
      long entries = channel.size() / entryBytes;
      for (long entry = 0; entry < entries; entry++) {
        vectors.put(input.readUTF(), vector(input));
      }
      channel.truncate(entries * entryBytes);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read; delete it to embed anew", e);
    }
  }

  private float[] vector(DataInputStream input) throws IOException {
    var vector = new float[embedder.encoder().dimensions()];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = input.readFloat();
    }
    return vector;
  }

  private void keep(List<String> keys, List<float[]> found) {
    try {
      var bytes = new ByteArrayOutputStream();
      var output = new DataOutputStream(bytes);
      for (int i = 0; i < keys.size(); i++) {
        vectors.put(keys.get(i), found.get(i));
        output.writeUTF(keys.get(i));
        for (float value : found.get(i)) {
          output.writeFloat(value);
        }
      }
      Files.createDirectories(file.toAbsolutePath().getParent());
      append(bytes.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Under a lock, so that two runs do not mix their entries. */
  private void append(byte[] bytes) throws IOException {
    try (var channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      channel.lock();
      var left = ByteBuffer.wrap(bytes);
      while (left.hasRemaining()) {
        channel.write(left);
      }
    }
  }

  private static String key(String kind, String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(kind.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of()
          .formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)), 0, KEY_CHARACTERS / 2);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
