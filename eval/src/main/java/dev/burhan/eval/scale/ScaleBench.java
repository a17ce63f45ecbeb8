package dev.burhan.eval.scale;

import dev.burhan.eval.scale.ScaleReport.LuceneSize;
import dev.burhan.eval.workbench.ServerSize;
import dev.burhan.eval.workbench.Workbench;
import dev.burhan.language.Embedder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Loads a large tenant and small ones, and asks the product and others the same questions. */
public final class ScaleBench {

  /** Names the documents written for this project in place of a folder. */
  public static final String SAMPLES = Sources.SAMPLES;

  private static final int PRODUCTION_FROM_PASSAGES = 200_000;
  private static final int EXACT_QUESTIONS_MAX = 100;
  private static final long SEED = 20_261_124;

  private final Sources sources;
  private final Embedder embedder;
  private final Settings settings;
  private final Consumer<String> progress;
  private final SyntheticCorpus corpus;

  /**
   * Reads the set first, which takes the embedding of what was never embedded.
   *
   * @param data a folder in BEIR layout, or {@code sample}
   */
  public ScaleBench(String data, Embedder embedder, Settings settings, Consumer<String> progress) {
    this.sources = Sources.read(data, embedder, settings.questions());
    this.embedder = embedder;
    this.settings = settings;
    this.progress = progress;
    this.corpus = new SyntheticCorpus(sources, settings.passages(), SEED);
  }

  /** Others to compare with. */
  public enum Other {
    PLAIN,
    LUCENE,
    LANGCHAIN4J,
    TS_RANK
  }

  /**
   * What to measure.
   *
   * @param passages of the large tenant
   * @param keep folder whose data are used again, and stay
   */
  public record Settings(int passages, int questions, Optional<Path> keep, Set<Other> against) {
    public Settings {
      against = Set.copyOf(against);
    }
  }

  public ScaleReport run() {
    var known = settings.keep().flatMap(LoadReport::read).filter(load -> load.isOf(corpus));
    try (var workbench = workbench(known.isPresent());
        var folder = new WorkFolder(settings.keep())) {
      var loader = new CorpusLoader(workbench, progress);
      var load = known.orElseGet(() -> loader.load(corpus));
      if (known.isPresent()) {
        // What a later migration left to be done.
        loader.upkeep(corpus);
      } else {
        settings.keep().ifPresent(load::write);
      }
      return measure(workbench, folder.path(), load, known.isPresent());
    }
  }

  private Workbench workbench(boolean reuse) {
    var size =
        settings.passages() < PRODUCTION_FROM_PASSAGES ? ServerSize.SMALL : ServerSize.PRODUCTION;
    if (settings.keep().isEmpty()) {
      return new Workbench(embedder, size);
    }
    var folder = settings.keep().get();
    if (!reuse) {
      LoadReport.forget(folder);
    }
    return Workbench.kept(embedder, size, folder, reuse);
  }

  private ScaleReport measure(Workbench workbench, Path folder, LoadReport load, boolean reused) {
    var against = settings.against();
    var plain =
        against.contains(Other.PLAIN)
            ? Optional.of(new PlainPostings(workbench, progress))
            : Optional.<PlainPostings>empty();
    var lucene =
        against.contains(Other.LUCENE)
            ? Optional.of(LuceneIndex.of(folder.resolve("lucene"), corpus, progress))
            : Optional.<LuceneIndex>empty();
    var contenders = contenders(workbench, plain, lucene);
    try {
      var questions = sources.questions();
      var exact = questions.subList(0, Math.min(questions.size(), EXACT_QUESTIONS_MAX));
      var vectors = ExactVectors.of(corpus, exact, progress);
      var standings =
          new Match(corpus, contenders, plain, vectors, progress)
              .play(sources.warmUps(), questions);
      var size = lucene.map(index -> new LuceneSize(index.buildSeconds(), index.bytes()));
      return new ScaleReport(load, reused, standings, size);
    } finally {
      contenders.forEach(Contender::close);
      lucene.ifPresent(LuceneIndex::close);
    }
  }

  private List<Contender> contenders(
      Workbench workbench, Optional<PlainPostings> plain, Optional<LuceneIndex> lucene) {
    var contenders = new ArrayList<Contender>();
    for (var leg : Burhan.Leg.values()) {
      contenders.add(new Burhan(workbench.index(), embedder.encoder(), leg));
    }
    plain.ifPresent(contenders::add);
    lucene.ifPresent(index -> contenders.addAll(lucenes(index)));
    if (settings.against().contains(Other.TS_RANK)) {
      contenders.add(new TsRank(workbench, progress));
    }
    if (settings.against().contains(Other.LANGCHAIN4J)) {
      int dimensions = embedder.encoder().dimensions();
      contenders.add(new LangChain4j(workbench, corpus, dimensions, progress));
    }
    return contenders;
  }

  private List<Contender> lucenes(LuceneIndex index) {
    var lucenes = new ArrayList<Contender>();
    for (var leg : Burhan.Leg.values()) {
      lucenes.add(new Lucene(index, embedder.encoder(), leg, Lucene.Walk.AS_FAR));
    }
    for (var leg : List.of(Burhan.Leg.VECTORS, Burhan.Leg.BOTH)) {
      lucenes.add(new Lucene(index, embedder.encoder(), leg, Lucene.Walk.SHORT));
    }
    return lucenes;
  }
}
