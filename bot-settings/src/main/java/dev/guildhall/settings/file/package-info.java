/**
 * A guild's settings as a file: YAML that people write, checked in and out without anything being changed, and the JSON schema
 * by which editors help them.
 *
 * <p>Only what settings need of YAML is read: texts, lists and maps. Tags, anchors, aliases and anything too large or too deep
 * are refused, with the line.
 */
@NullMarked
package dev.guildhall.settings.file;

import org.jspecify.annotations.NullMarked;
