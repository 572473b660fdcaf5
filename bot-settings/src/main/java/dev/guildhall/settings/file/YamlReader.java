package dev.guildhall.settings.file;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads YAML event by event, so that no text ever names a class, refers to another part or grows beyond what was read. */
final class YamlReader {

    /** Settings of all modules take some ten thousand characters. */
    static final int LONGEST = 256 * 1024;

    private static final int DEEPEST = 8;
    private static final int MOST_NODES = 20_000;

    private final Iterator<Event> events;
    private int nodes;

    private YamlReader(Iterator<Event> events) {
        this.events = events;
    }

    /** @throws FileException if it is no such YAML */
    static Node read(String text) {
        if (text.length() > LONGEST) {
            throw FileException.of(0, "file.long", Map.of("length", text.length(), "most", LONGEST));
        }
        LoadSettings settings = LoadSettings.builder()
                .setCodePointLimit(LONGEST)
                .setParseComments(false)
                .build();
        try {
            YamlReader reader =
                    new YamlReader(new Parse(settings).parseString(text).iterator());
            return reader.document();
        } catch (MarkedYamlEngineException wrong) {
            int line = wrong.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
            throw FileException.of(
                    line, "file.no-yaml", Map.of("problem", Objects.requireNonNullElse(wrong.getProblem(), "")));
        } catch (YamlEngineException wrong) {
            throw FileException.of(0, "file.no-yaml", Map.of("problem", String.valueOf(wrong.getMessage())));
        } catch (NumberFormatException wrong) {
            // The parser reads on behind the end for the digits.
            int last = Math.max(1, Math.toIntExact(text.lines().count()));
            throw FileException.of(last, "file.escape");
        }
    }

    private Node document() {
        Node found = new Node.Text("", true, 1);
        int documents = 0;
        while (events.hasNext()) {
            Event event = events.next();
            if (event instanceof NodeEvent node) {
                found = node(node, 0);
            } else if (event.getEventId() == Event.ID.DocumentStart && ++documents > 1) {
                throw FileException.of(line(event), "file.second-document");
            }
        }
        return found;
    }

    private Node node(Event event, int depth) {
        int line = line(event);
        if (depth > DEEPEST || ++nodes > MOST_NODES) {
            throw FileException.of(line, "file.too-much");
        }
        return switch (event) {
            case AliasEvent alias ->
                throw FileException.of(line, "file.reference", Map.of("name", "*" + alias.getAlias()));
            case ScalarEvent scalar -> {
                refuse(scalar.getAnchor(), scalar.getTag(), line);
                yield text(scalar, line);
            }
            case SequenceStartEvent list -> {
                refuse(list.getAnchor(), list.getTag(), line);
                yield new Node.Items(items(depth), line);
            }
            case MappingStartEvent map -> {
                refuse(map.getAnchor(), map.getTag(), line);
                yield new Node.Entries(entries(depth), line);
            }
            default -> throw FileException.of(line, "file.missing");
        };
    }

    private static Node text(ScalarEvent scalar, int line) {
        String value = scalar.getValue();
        boolean plain = scalar.getScalarStyle() == ScalarStyle.PLAIN;
        boolean empty = plain && (value.isEmpty() || value.equals("~") || value.equalsIgnoreCase("null"));
        return new Node.Text(value, empty, line);
    }

    private List<Node> items(int depth) {
        List<Node> items = new ArrayList<>();
        for (Event event = events.next(); !(event instanceof SequenceEndEvent); event = events.next()) {
            items.add(node(event, depth + 1));
        }
        return items;
    }

    private Map<String, Node> entries(int depth) {
        Map<String, Node> entries = new LinkedHashMap<>();
        for (Event event = events.next(); !(event instanceof MappingEndEvent); event = events.next()) {
            if (!(node(event, depth + 1) instanceof Node.Text(String key, boolean empty, int line))) {
                throw FileException.of(line(event), "file.key");
            }
            if (entries.putIfAbsent(key, node(events.next(), depth + 1)) != null) {
                throw FileException.of(line, "file.twice", Map.of("key", key));
            }
        }
        return entries;
    }

    private static void refuse(Optional<Anchor> anchor, Optional<String> tag, int line) {
        if (anchor.isPresent() || tag.isPresent()) {
            throw FileException.of(line, "file.anchor");
        }
    }

    private static int line(Event event) {
        return event.getStartMark().map(Mark::getLine).orElse(-1) + 1;
    }
}
