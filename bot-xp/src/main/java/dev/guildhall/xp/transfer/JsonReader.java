package dev.guildhall.xp.transfer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.guildhall.spi.id.GuildId;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads people from JSON of any of the shapes that bots write: a list of people, an object that wraps such a list, an array of
 * such objects (pages), or people by their ids, also those of several guilds by the guild's id.
 */
final class JsonReader {

    private static final Set<String> LISTS =
            Set.of("players", "leaderboard", "data", "members", "users", "levels", "people");

    // NaN and Infinity stand in files that Python wrote; they spoil their row and not the file. Names are not kept: a
    // file of
    // many long ones would fill the memory, also after it was read.
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(64)
                    .maxNumberLength(1000)
                    .maxStringLength(1 << 20)
                    .maxNameLength(10_000)
                    .build())
            .build();

    private final GuildId guild;
    private final Intake intake;

    JsonReader(GuildId guild, Intake intake) {
        this.guild = guild;
        this.intake = intake;
    }

    void read(TransferFile file) throws IOException {
        try (InputStream content = file.open();
                JsonParser json = JSON.createParser(content)) {
            try {
                people(json, json.nextToken());
            } catch (StreamConstraintsException beyond) {
                throw at(json.currentLocation(), TransferException.Problem.TOO_DEEP, "");
            } catch (JsonProcessingException broken) {
                JsonLocation place = broken.getLocation();
                String what = broken.getOriginalMessage().lines().findFirst().orElse("");
                throw at(place == null ? json.currentLocation() : place, TransferException.Problem.BROKEN, what);
            }
        } catch (CharConversionException broken) {
            throw new TransferException(TransferException.Problem.NOT_UTF8, "");
        }
    }

    private void people(JsonParser json, @Nullable JsonToken first) throws IOException {
        if (first == JsonToken.START_ARRAY) {
            list(json);
        } else if (first == JsonToken.START_OBJECT) {
            object(json, "", false);
        }
        if (json.nextToken() != null) {
            throw at(json.currentTokenLocation(), TransferException.Problem.MORE_TEXT, "");
        }
    }

    private static TransferException at(JsonLocation place, TransferException.Problem problem, String what) {
        return new TransferException(
                problem,
                new BadRow(0, 0, BadRow.Reason.NOT_A_PERSON, what).value(),
                place.getLineNr(),
                place.getColumnNr());
    }

    private void list(JsonParser json) throws IOException {
        for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            if (token == JsonToken.START_OBJECT) {
                object(json, "", true);
            } else if (token == JsonToken.START_ARRAY) {
                list(json);
            } else if (token == null) {
                return;
            } else {
                intake.bad(new BadRow(
                        json.currentTokenLocation().getLineNr(),
                        json.currentTokenLocation().getColumnNr(),
                        BadRow.Reason.NOT_A_PERSON,
                        json.getText()));
            }
        }
    }

    /**
     * Reads an object that may be a person, or hold people. Who has an id and XP is a person, whatever else stands there; and
     * under the id of another guild, or of a person, nobody of this guild is held.
     *
     * @param key the id that leads to it, else empty
     * @param listed whether it is one of a list, and so a person unless it holds people
     */
    private void object(JsonParser json, String key, boolean listed) throws IOException {
        Draft draft = draft(json);
        if (!key.isEmpty()) {
            draft.with(Names.key(), Value.of(key));
        }
        boolean holdsPeople = false;
        boolean holdsOthers = false;
        boolean holdsOurs = key.isEmpty() || key.equals(guild.toString());
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            JsonToken token = json.nextToken();
            if (Value.isSnowflake(name)) {
                holdsPeople = true;
                keyed(json, token, key, name);
            } else if (holds(name, token)) {
                if (!holdsOurs || (listed && draft.isPerson())) {
                    json.skipChildren();
                    holdsOthers = true;
                } else {
                    holdsPeople = true;
                    held(json, token);
                }
            } else if (Hints.wanted(name)) {
                Hints.read(name, JsonTree.read(json)).forEach(intake::suggestion);
            } else if (token.isScalarValue()) {
                Value value = value(json, token);
                Names.of(name).ifPresent(spelling -> draft.with(spelling, value));
            } else {
                json.skipChildren();
            }
        }
        // An id under which people stand is a guild's.
        boolean meantAsPerson = key.isEmpty() ? listed : !holdsPeople;
        if (meantAsPerson && draft.isPerson()) {
            draft.into(intake, guild);
        } else if (holdsOthers) {
            intake.foreign();
        } else if (meantAsPerson && !holdsPeople) {
            // Tells what is missing.
            draft.into(intake, guild);
        }
    }

    private static boolean holds(String name, JsonToken token) {
        String plain = Names.plain(name);
        return token == JsonToken.START_ARRAY
                ? LISTS.contains(plain)
                : token == JsonToken.START_OBJECT && (LISTS.contains(plain) || plain.equals("xp"));
    }

    /** People in a list, or by their ids. */
    private void held(JsonParser json, JsonToken token) throws IOException {
        if (token == JsonToken.START_ARRAY) {
            list(json);
        } else {
            people(json);
        }
    }

    private void people(JsonParser json) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            keyed(json, json.nextToken(), "", name);
        }
    }

    /** What stands under an id: a person, a number of XP, or the people of a guild of that id. */
    private void keyed(JsonParser json, JsonToken token, String outer, String name) throws IOException {
        if (!outer.isEmpty() && !outer.equals(guild.toString())) {
            json.skipChildren();
            intake.foreign();
        } else if (token == JsonToken.START_OBJECT) {
            object(json, name, true);
        } else if (token.isScalarValue()) {
            draft(json)
                    .with(Names.key(), Value.of(name))
                    .with(Spelling.sure(Names.XP), value(json, token))
                    .into(intake, guild);
        } else {
            Draft draft = draft(json).with(Names.key(), Value.of(name));
            json.skipChildren();
            draft.into(intake, guild);
        }
    }

    private static Draft draft(JsonParser json) {
        return new Draft(
                json.currentTokenLocation().getLineNr(),
                json.currentTokenLocation().getColumnNr());
    }

    private static Value value(JsonParser json, JsonToken token) throws IOException {
        return new Value(token == JsonToken.VALUE_NULL ? "" : json.getText(), token.isNumeric());
    }
}
