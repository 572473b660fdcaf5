--liquibase formatted sql

--changeset guildhall:settings-1-schema
CREATE SCHEMA settings;
--rollback DROP SCHEMA settings;

--changeset guildhall:settings-2-value
--comment What guilds set; a setting at its default has no row.
CREATE TABLE settings.value (
    guild_id   bigint      NOT NULL,
    name       text        NOT NULL,
    value      text        NOT NULL,
    changed_by bigint      NOT NULL,
    changed_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (guild_id, name)
);
--rollback DROP TABLE settings.value;

--changeset guildhall:settings-3-revision
--comment Counts a guild's changes, so that a process whose notification was lost finds out by asking.
CREATE TABLE settings.revision (
    guild_id   bigint      PRIMARY KEY,
    revision   bigint      NOT NULL,
    changed_at timestamptz NOT NULL
);
CREATE INDEX revision_changed ON settings.revision (changed_at);
--rollback DROP TABLE settings.revision;

--changeset guildhall:settings-4-change
--comment Who changed what: never updated.
CREATE TABLE settings.change (
    guild_id   bigint      NOT NULL,
    id         bigint      GENERATED ALWAYS AS IDENTITY,
    name       text        NOT NULL,
    old_value  text,
    new_value  text,
    changed_by bigint      NOT NULL,
    changed_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (guild_id, id)
);
COMMENT ON COLUMN settings.change.old_value IS 'Null where the default was in force.';
COMMENT ON COLUMN settings.change.new_value IS 'Null where it went back to the default.';
--rollback DROP TABLE settings.change;
