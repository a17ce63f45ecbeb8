package dev.burhan.streaming.crac;

/** Holds the one context of the process. */
public final class Core {

  private static final Context<Resource> GLOBAL = new OrderedContext();

  private Core() {}

  public static Context<Resource> getGlobalContext() {
    return GLOBAL;
  }

  /** Lambda takes its snapshot when it wants to, never because a handler asks for one. */
  @SuppressWarnings(
      "DoNotCallSuggester") // Looked up by its name; the annotation is not of the JDK.
  public static void checkpointRestore() throws CheckpointException, RestoreException {
    throw new UnsupportedOperationException("Lambda decides when a snapshot is taken");
  }
}
