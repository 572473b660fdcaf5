package dev.guildhall.settings.file;

import java.util.List;
import java.util.Map;

/** A part of a YAML file. Lines count from 1. */
sealed interface Node {

    int line();

    /** @param empty whether nothing stands there, or {@code ~} or {@code null} */
    record Text(String text, boolean empty, int line) implements Node {}

    record Items(List<Node> items, int line) implements Node {}

    record Entries(Map<String, Node> entries, int line) implements Node {}
}
