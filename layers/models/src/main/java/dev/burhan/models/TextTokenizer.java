package dev.burhan.models;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** Turns text into token ids, special tokens included, cut at the encoder's limit. */
final class TextTokenizer implements AutoCloseable {

  /** Far above what a token stands for; tokenising more of a long text only costs time. */
  private static final int CHARACTERS_PER_TOKEN_MAX = 32;

  private final HuggingFaceTokenizer tokenizer;
  private final int charactersMax;

  private TextTokenizer(HuggingFaceTokenizer tokenizer, int tokensMax) {
    this.tokenizer = tokenizer;
    this.charactersMax = tokensMax * CHARACTERS_PER_TOKEN_MAX;
  }

  static TextTokenizer open(InputStream json, int tokensMax) throws IOException {
    NativeLibraries.prepare();
    var options =
        Map.of(
            "addSpecialTokens", "true",
            "truncation", "true",
            "padding", "false",
            "maxLength", Integer.toString(tokensMax),
            "modelMaxLength", Integer.toString(tokensMax));
    return new TextTokenizer(HuggingFaceTokenizer.newInstance(json, options), tokensMax);
  }

  long[] ids(String text) {
    return tokenizer.encode(wellFormed(cut(text))).getIds();
  }

  private String cut(String text) {
    return text.length() <= charactersMax ? text : text.substring(0, charactersMax);
  }

  /** Half a surrogate pair cannot be handed to native code; a cut or bad input may leave one. */
  private static String wellFormed(String text) {
    var whole = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
        .forEach(whole::appendCodePoint);
    return whole.toString();
  }

  @Override
  public void close() {
    tokenizer.close();
  }
}
