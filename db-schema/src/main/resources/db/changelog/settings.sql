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

--changeset guildhall:settings-5-own-value
--comment Values of parts of a guild: a channel or category, or those who have a role.
CREATE TABLE settings.own_value (
    guild_id   bigint      NOT NULL,
    scope      text        NOT NULL CHECK (scope IN ('channel', 'role')),
    subject_id bigint      NOT NULL,
    name       text        NOT NULL,
    value      text        NOT NULL,
    changed_by bigint      NOT NULL,
    changed_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (guild_id, scope, subject_id, name)
);
--rollback DROP TABLE settings.own_value;

--changeset guildhall:settings-6-history
--comment Which changes were made together, what for, and for which part of the guild.
ALTER TABLE settings.change
    ADD COLUMN revision   bigint NOT NULL DEFAULT 0,
    ADD COLUMN scope      text   NOT NULL DEFAULT 'guild' CHECK (scope IN ('guild', 'channel', 'role')),
    ADD COLUMN subject_id bigint NOT NULL DEFAULT 0,
    ADD COLUMN reason     text   NOT NULL DEFAULT '';
CREATE INDEX change_time ON settings.change (guild_id, changed_at);
COMMENT ON COLUMN settings.change.revision IS 'The guild''s after the change; 0 for changes from before revisions were kept here.';
COMMENT ON COLUMN settings.change.subject_id IS 'The channel, category or role; 0 for the guild.';
--rollback DROP INDEX settings.change_time;
--rollback ALTER TABLE settings.change DROP COLUMN revision, DROP COLUMN scope, DROP COLUMN subject_id, DROP COLUMN reason;

--changeset guildhall:settings-7-draft
--comment Changes that somebody was shown and may still confirm; deleted within a day.
CREATE TABLE settings.draft (
    guild_id   bigint      NOT NULL,
    id         bigint      GENERATED ALWAYS AS IDENTITY,
    actor      bigint      NOT NULL,
    revision   bigint      NOT NULL,
    edits      jsonb       NOT NULL,
    reason     text        NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (guild_id, id)
);
CREATE INDEX draft_created ON settings.draft (created_at);
--rollback DROP TABLE settings.draft;
