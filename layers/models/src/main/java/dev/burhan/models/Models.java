package dev.burhan.models;

import dev.burhan.language.Embedder;
import dev.burhan.language.Encoder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Finds models in folders and opens them, each once in a process. */
public final class Models {

  /**
   * Variable that says whether an embedder is joined with a second one: {@code on} or {@code off}.
   */
  public static final String SECOND_ENCODER = "BURHAN_SECOND_ENCODER";

  /** Two gain 1.3 to 1.8 times on an idle machine; more would leave nothing to its neighbours. */
  private static final int THREADS_MAX = 2;

  /**
   * Several functions run in one local process: a graph of 100 MB must not be loaded for each. What
   * is open stays open until the process ends.
   */
  private static final Map<String, Embedder> OPEN = new ConcurrentHashMap<>();

  private final List<Path> parents;
  private final Catalogue catalogue;
  private final boolean joins;

  /**
   * Looks for models in the folders inside {@code parents}; earlier parents win. A parent that does
   * not exist holds none. {@link ModelFolders#all} gives the usual list.
   */
  public Models(List<Path> parents) {
    this(parents, true);
  }

  /**
   * The same.
   *
   * @param joins whether an embedder is joined with the second one that the catalogue gives it
   */
  Models(List<Path> parents, boolean joins) {
    this.parents = List.copyOf(parents);
    this.catalogue = Catalogue.bundled();
    this.joins = joins;
  }

  /**
   * Looks in the folders that the environment names.
   *
   * @throws BadModel when {@link #SECOND_ENCODER} is neither {@code on} nor {@code off}
   */
  public static Models of(Map<String, String> environment) {
    var second = environment.getOrDefault(SECOND_ENCODER, "on");
    if (!Set.of("on", "off").contains(second)) {
      throw new BadModel(SECOND_ENCODER, List.of("must be on or off, got: " + second));
    }
    return new Models(ModelFolders.of(environment).all(), second.equals("on"));
  }

  /**
   * Opens the preferred embedder: one found in the folders, in the catalogue's order, then the one
   * that knows most languages; where none is found, the bundled English one. Where the catalogue
   * says so, a second one has a vote beside it.
   *
   * @throws BadModel when a model found cannot be used, with all that must be put right
   */
  public Embedder encoder() {
    return encoder(UnaryOperator.identity());
  }

  /** The same, with each encoder wrapped before two are joined. */
  public Embedder encoder(UnaryOperator<Embedder> wrap) {
    var first = preferred().map(model -> open(model.folder())).orElseGet(this::bundled);
    var entry = joins ? catalogue.find(first.encoder().name()) : Optional.<CatalogueEntry>empty();
    return entry
        .flatMap(CatalogueEntry::joining)
        .<Embedder>map(
            joining -> new JoinedEmbedder(wrap.apply(first), wrap.apply(bundled()), joining))
        .orElseGet(() -> wrap.apply(first));
  }

  Optional<FoundModel> preferred() {
    List<FoundModel> found = FoundModel.in(parents);
    Optional<FoundModel> best =
        found.stream()
            .filter(model -> model.isUsable(ModelCard.EMBEDDER))
            .min(
                Comparator.comparingInt((FoundModel model) -> catalogue.rank(model.name()))
                    .thenComparing(Comparator.comparingInt(FoundModel::languages).reversed()));
    if (best.isEmpty()) {
      // A model whose description is unreadable may be the embedder its owner relies on.
      found.stream()
          .filter(model -> model.readCard() == null)
          .findFirst()
          .ifPresent(Models::refuse);
    }
    return best;
  }

  /** Opens the bundled English embedder, whatever else is there. */
  public Embedder bundled() {
    CatalogueEntry entry =
        catalogue.entries().stream()
            .filter(CatalogueEntry::isBundled)
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("the catalogue bundles no embedder"));
    var description = ModelDescription.read(entry.card().name(), entry.json());
    var source = new ModelSource.Bundled(entry.resources());
    return once("bundled " + description.card().name(), () -> load(source, description));
  }

  private Embedder open(Path folder) {
    var description = ModelDescription.read(folder);
    var source = new ModelSource.Folder(folder);
    return once(folder.toString(), () -> load(source, description));
  }

  private Embedder load(ModelSource source, ModelDescription description) {
    int threads = Math.min(THREADS_MAX, Runtime.getRuntime().availableProcessors());
    return OnnxEmbedder.load(source, description, encoder(description), threads);
  }

  private static Embedder once(String key, Supplier<Embedder> load) {
    return OPEN.computeIfAbsent(key, absent -> load.get());
  }

  private Encoder encoder(ModelDescription description) {
    String name = description.card().name();
    CosineStatistics cosine =
        description
            .cosine()
            .or(() -> catalogue.find(name).flatMap(CatalogueEntry::cosine))
            .orElseThrow(() -> unmeasured(name));
    return new Encoder(
        name, description.dimensions(), description.languages(), cosine.mean(), cosine.deviation());
  }

  private static BadModel unmeasured(String name) {
    return new BadModel(
        "model.json of " + name,
        List.of(
            "add the keys cosine_mean and cosine_deviation: mean and standard deviation of the"
                + " cosine between questions and random passages"));
  }

  private static void refuse(FoundModel model) {
    throw new BadModel(model.folder().toString(), model.problems());
  }

  /**
   * Lists what is known of every model: those of the catalogue in its order, then others found.
   * Files are checked by their length.
   */
  public List<ModelStatus> list() {
    List<FoundModel> found = FoundModel.in(parents);
    var statuses = new ArrayList<ModelStatus>();
    for (CatalogueEntry entry : catalogue.entries()) {
      Optional<FoundModel> best =
          found.stream()
              .filter(model -> model.name().equals(entry.card().name()))
              .min(Comparator.comparing((FoundModel model) -> !model.problems().isEmpty()));
      statuses.add(best.map(ModelStatus::of).orElseGet(() -> ModelStatus.of(entry)));
    }
    found.stream()
        .filter(model -> catalogue.find(model.name()).isEmpty())
        .map(ModelStatus::of)
        .forEach(statuses::add);
    return statuses;
  }

  /**
   * Hashes every file found, which takes about a second for 400 MB, and says in one sentence each
   * which are not what their {@code model.json} describes; an empty list when all are.
   */
  public List<String> verify() {
    return FoundModel.in(parents).stream()
        .flatMap(model -> model.wrongChecksums().stream())
        .toList();
  }
}
