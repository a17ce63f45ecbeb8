package dev.burhan.streaming.crac;

/** Tells the resources registered with it. */
public abstract class Context<R extends Resource> implements Resource {

  /** Takes a resource and keeps it. */
  public abstract void register(R resource);

  /** Tells the resource registered last first. All are told, whoever fails. */
  @Override
  public abstract void beforeCheckpoint(Context<? extends Resource> context)
      throws CheckpointException;

  /** Tells the resource registered first first. All are told, whoever fails. */
  @Override
  public abstract void afterRestore(Context<? extends Resource> context) throws RestoreException;
}
