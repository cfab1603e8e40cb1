package org.numberrefresh.stack.template;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * The YAML of a template as maps, lists and scalars, with CloudFormation's short tags written out in their long form.
 */
public final class TemplateYaml {

  private final String file;

  private TemplateYaml(String file) {
    this.file = file;
  }

  public static Map<String, Object> read(Path path) {
    TemplateYaml yaml = new TemplateYaml(path.getFileName().toString());
    try (Reader reader = Files.newBufferedReader(path)) {
      Node root = new Yaml(new LoaderOptions()).compose(reader);
      if (root instanceof MappingNode mapping) {
        return yaml.mapping(mapping);
      }
      throw new TemplateException(yaml.file, "is not a CloudFormation template.");
    } catch (IOException e) {
      throw new TemplateException(path.toString(), "cannot be read. Start from the repository's root.");
    } catch (YAMLException e) {
      throw new TemplateException(yaml.file, "is not YAML: " + e.getMessage());
    }
  }

  private Object value(Node node) {
    String tag = node.getTag().getValue();
    if (!tag.startsWith("!")) {
      return plain(node);
    }
    String name = tag.substring(1);
    Object inner = plain(node);
    if (name.equals("GetAtt") && inner instanceof String text) {
      int dot = text.indexOf('.');
      inner = List.of(text.substring(0, dot), text.substring(dot + 1));
    }
    return Map.of(name.equals("Ref") || name.equals("Condition") ? name : "Fn::" + name, inner);
  }

  private Object plain(Node node) {
    return switch (node) {
      case MappingNode mapping -> mapping(mapping);
      case SequenceNode sequence -> sequence(sequence);
      case ScalarNode scalar -> scalar(scalar);
      default -> throw new TemplateException(at(node), "anchors are not understood. Write the value out.");
    };
  }

  private Map<String, Object> mapping(MappingNode node) {
    Map<String, Object> result = new LinkedHashMap<>();
    for (NodeTuple tuple : node.getValue()) {
      String key = ((ScalarNode) tuple.getKeyNode()).getValue();
      if (result.put(key, value(tuple.getValueNode())) != null) {
        throw new TemplateException(at(tuple.getKeyNode()), "the key " + key + " is there twice.");
      }
    }
    return result;
  }

  private List<Object> sequence(SequenceNode node) {
    List<Object> result = new ArrayList<>();
    for (Node item : node.getValue()) {
      result.add(value(item));
    }
    return result;
  }

  private static Object scalar(ScalarNode node) {
    String text = node.getValue();
    Tag tag = node.getTag();
    if (tag.equals(Tag.INT)) {
      return Long.valueOf(text);
    }
    return tag.equals(Tag.BOOL) ? (Object) Boolean.valueOf(text.equalsIgnoreCase("true")) : text;
  }

  private String at(Node node) {
    return file + " line " + (node.getStartMark().getLine() + 1);
  }
}
