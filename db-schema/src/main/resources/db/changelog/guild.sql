--liquibase formatted sql

--changeset guildhall:guild-1-left
--comment Guilds that the bot is no longer in, whose data is kept for a grace period.
CREATE TABLE core.guild_left (
    guild_id bigint      PRIMARY KEY,
    left_at  timestamptz NOT NULL DEFAULT now()
);
--rollback DROP TABLE core.guild_left;
