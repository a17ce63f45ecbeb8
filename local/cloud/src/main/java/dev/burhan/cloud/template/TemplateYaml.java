package dev.burhan.cloud.template;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Loads YAML and turns each short form ({@code !GetAtt}) into its long one ({@code Fn::GetAtt}).
 */
final class TemplateYaml extends SafeConstructor {

  private TemplateYaml(LoaderOptions options) {
    super(options);
    yamlMultiConstructors.put("!", new ShortForm());
  }

  static @Nullable Object load(String yaml) {
    var options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    options.setMaxAliasesForCollections(50);
    try {
      return new Yaml(new TemplateYaml(options)).load(yaml);
    } catch (YAMLException e) {
      throw new InvalidTemplateException("template", String.valueOf(e.getMessage()));
    }
  }

  private final class ShortForm extends AbstractConstruct {

    @Override
    public Object construct(Node node) {
      var name = node.getTag().getValue().substring(1);
      var value =
          switch (node) {
            case ScalarNode scalar -> constructScalar(scalar);
            case SequenceNode sequence -> constructSequence(sequence);
            case MappingNode mapping -> constructMapping(mapping);
            default -> throw new YAMLException("!" + name + " on an unknown kind of node");
          };
      Map<String, Object> longForm = new LinkedHashMap<>();
      longForm.put(name.equals("Ref") ? name : "Fn::" + name, value);
      return longForm;
    }
  }
}
