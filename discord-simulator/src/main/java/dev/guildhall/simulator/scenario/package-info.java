/**
 * The simulated world as a JSON file: saved, checked against a schema, loaded.
 *
 * <p>The schema {@code scenario/scenario.schema.json} on the class path says what a file may hold; it is what files are
 * checked against, so that it cannot differ from what is accepted. What the schema cannot say, such as that an owner is
 * one of the people, is checked before anything is changed as well. Errors name the path: {@code guilds[0].owner}.
 */
@NullMarked
package dev.guildhall.simulator.scenario;

import org.jspecify.annotations.NullMarked;
