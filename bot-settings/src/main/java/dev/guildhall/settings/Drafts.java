package dev.guildhall.settings;

import static dev.guildhall.db.jooq.settings.Tables.DRAFT;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.spi.data.Database;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.RoleId;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.spi.setting.SettingScope;
import dev.guildhall.spi.setting.change.Edit;
import dev.guildhall.spi.setting.change.Slot;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.JSONB;

/** Changes that somebody was shown and may still confirm. Thread-safe; blocks for the database. */
record Drafts(Database database) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * What was shown.
     *
     * @param revision the guild's at that time
     */
    record Draft(UserId actor, long revision, List<Edit> edits, String reason) {}

    long keep(GuildId guild, Draft draft) {
        return database.query(sql -> sql.insertInto(DRAFT)
                .set(DRAFT.GUILD_ID, guild.value())
                .set(DRAFT.ACTOR, draft.actor().value())
                .set(DRAFT.REVISION, draft.revision())
                .set(DRAFT.EDITS, JSONB.valueOf(write(draft.edits())))
                .set(DRAFT.REASON, draft.reason())
                .returningResult(DRAFT.ID)
                .fetchSingle()
                .value1());
    }

    /** Takes it out: what is confirmed twice is applied once. */
    Optional<Draft> take(GuildId guild, long id) {
        return database.query(sql -> sql.deleteFrom(DRAFT)
                .where(DRAFT.GUILD_ID.eq(guild.value()), DRAFT.ID.eq(id))
                .returning()
                .fetchOptional(row -> new Draft(
                        new UserId(row.getActor()),
                        row.getRevision(),
                        read(row.getEdits().data()),
                        row.getReason())));
    }

    int dropOlderThan(OffsetDateTime time) {
        return database.query(
                sql -> sql.deleteFrom(DRAFT).where(DRAFT.CREATED_AT.lt(time)).execute());
    }

    private static String write(List<Edit> edits) {
        ArrayNode all = JSON.createArrayNode();
        for (Edit edit : edits) {
            ObjectNode one = all.addObject().put("name", edit.slot().name());
            switch (edit.slot().scope()) {
                case SettingScope.WholeGuild whole -> {}
                case SettingScope.InChannel(ChannelId channel) -> one.put("channel", channel.toString());
                case SettingScope.WithRole(RoleId role) -> one.put("role", role.toString());
            }
            switch (edit.wish()) {
                case Edit.Set(String text) -> one.put("text", text);
                case Edit.Reset reset -> {}
                case Edit.Add(String item) -> one.put("add", item);
                case Edit.Remove(String item) -> one.put("remove", item);
            }
        }
        return all.toString();
    }

    private static List<Edit> read(String json) {
        try {
            List<Edit> edits = new ArrayList<>();
            for (JsonNode one : JSON.readTree(json)) {
                SettingScope scope = one.has("channel")
                        ? new SettingScope.InChannel(new ChannelId(id(one, "channel")))
                        : one.has("role") ? new SettingScope.WithRole(new RoleId(id(one, "role"))) : SettingScope.GUILD;
                edits.add(new Edit(new Slot(one.path("name").asText(), scope), wish(one)));
            }
            return edits;
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a stored draft is no JSON: " + json, broken);
        }
    }

    private static Edit.Wish wish(JsonNode one) {
        if (one.has("add")) {
            return new Edit.Add(one.path("add").asText());
        }
        if (one.has("remove")) {
            return new Edit.Remove(one.path("remove").asText());
        }
        return one.has("text") ? new Edit.Set(one.path("text").asText()) : new Edit.Reset();
    }

    private static long id(JsonNode node, String field) {
        return Long.parseUnsignedLong(node.path(field).asText());
    }
}
