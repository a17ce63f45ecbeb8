package dev.burhan.aws;

import dev.burhan.testing.ProviderScript;
import dev.burhan.testing.ProviderScript.Fault;
import java.util.Set;

/** Holds a model that cannot stream to the contract, as far as it has to do with streams. */
final class BedrockWholeReplyIT extends BedrockContract {

  /** What can only befall a stream. */
  private static final Set<Fault> OF_STREAMS =
      Set.of(
          Fault.FALLS_SILENT,
          Fault.BREAKS_OFF,
          Fault.FAILS_MIDWAY,
          Fault.MALFORMED_CHUNK,
          Fault.ENDLESS);

  BedrockWholeReplyIT() {
    super(new BedrockModelSettings("ai21.whole", true, false));
  }

  @Override
  public boolean canPlay(ProviderScript script) {
    return !OF_STREAMS.contains(script.fault())
        && script.pace() == ProviderScript.Pace.AT_ONCE
        && !script.bytewise();
  }
}
