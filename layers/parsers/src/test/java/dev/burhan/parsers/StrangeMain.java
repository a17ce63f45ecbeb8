package dev.burhan.parsers;

import dev.burhan.documents.DocumentParser.Parsing;
import dev.burhan.documents.ParsedPage;
import dev.burhan.parsers.Frames.Reply;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Is a parser's process that does not behave as one. */
final class StrangeMain {

  private StrangeMain() {}

  /** Does what the first of the words says. */
  public static void main(String[] words) throws IOException, InterruptedException {
    var in = new DataInputStream(System.in);
    var out = new DataOutputStream(new FileOutputStream(FileDescriptor.out));
    if (words[0].equals("is silent")) {
      new CountDownLatch(1).await();
    }
    if (words[0].equals("greets wrongly")) {
      out.writeInt(1);
      new CountDownLatch(1).await();
    }
    Frames.greet(out);
    while (true) {
      Frames.readRequest(in);
      answer(words, out);
    }
  }

  private static void answer(String[] words, DataOutputStream out)
      throws IOException, InterruptedException {
    switch (words[0]) {
      case "hangs" -> new CountDownLatch(1).await();
      case "exits" -> Runtime.getRuntime().halt(Integer.parseInt(words[1]));
      case "exits once" -> {
        var mark = Path.of(words[1]);
        if (Files.notExists(mark)) {
          Files.createFile(mark);
          Runtime.getRuntime().halt(1);
        }
        write("recovered", out);
      }
      case "says nonsense" -> out.writeInt(-1);
      case "draws" -> Frames.write(new Reply.Drawn(new byte[0]), out);
      case "tells its environment" -> write(System.getenv().keySet().toString(), out);
      case "tells its folder" -> write(System.getProperty("user.dir"), out);
      case String other -> throw new IllegalArgumentException(other);
    }
  }

  private static void write(String text, DataOutputStream out) throws IOException {
    Frames.write(new Reply.Parsed(new Parsing.Read(List.of(ParsedPage.of(text)), List.of())), out);
  }
}
