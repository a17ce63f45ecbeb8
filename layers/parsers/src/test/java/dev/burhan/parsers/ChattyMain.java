package dev.burhan.parsers;

import java.io.IOException;

/** Is a parser's process in which a library prints all the time. */
final class ChattyMain {

  private ChattyMain() {}

  public static void main(String[] words) throws IOException, InterruptedException {
    var standard = System.out;
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              while (true) {
                if (System.out != standard) {
                  System.out.println("chatter");
                }
              }
            });
    ParserMain.main(words);
  }
}
