--liquibase formatted sql

--changeset guildhall:guild-1-left
--comment Guilds that the bot is no longer in, whose data is kept for a grace period.
CREATE TABLE core.guild_left (
    guild_id bigint      PRIMARY KEY,
    left_at  timestamptz NOT NULL DEFAULT now()
);
--rollback DROP TABLE core.guild_left;

--changeset guildhall:guild-2-commands
--comment Which commands Discord lists in a guild beside the global ones; a guild without such has no row.
CREATE TABLE core.guild_commands (
    guild_id    bigint      PRIMARY KEY,
    fingerprint text        NOT NULL,
    verified_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX guild_commands_verified ON core.guild_commands (verified_at);
COMMENT ON COLUMN core.guild_commands.fingerprint IS 'Of what was registered last: what has the same needs no call.';
--rollback DROP TABLE core.guild_commands;
