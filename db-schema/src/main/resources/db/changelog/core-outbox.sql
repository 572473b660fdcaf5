--liquibase formatted sql

--changeset guildhall:core-outbox-1-errands
--comment Beside messages to channels: messages to a person alone, and roles given and taken.
ALTER TABLE core.outbox
    ADD COLUMN kind     text    NOT NULL DEFAULT 'message',
    ADD COLUMN user_id  bigint,
    ADD COLUMN role_id  bigint,
    ADD COLUMN reason   text,
    ADD COLUMN blocking boolean NOT NULL DEFAULT true,
    ALTER COLUMN channel_id DROP NOT NULL,
    ALTER COLUMN body DROP NOT NULL;
-- Two kinds of snowflakes share the column: messages to people are kept apart from their roles by the complement.
ALTER TABLE core.outbox
    ADD COLUMN lane bigint NOT NULL
        GENERATED ALWAYS AS (coalesce(channel_id, CASE WHEN role_id IS NULL THEN ~user_id ELSE user_id END)) STORED;
CREATE INDEX outbox_lane ON core.outbox (guild_id, lane, id);
COMMENT ON COLUMN core.outbox.lane IS 'What keeps its order: a channel, a person''s messages, or a person''s roles.';
COMMENT ON COLUMN core.outbox.blocking IS 'Whether what comes later in its lane waits for it.';
--rollback DROP INDEX core.outbox_lane;
--rollback ALTER TABLE core.outbox DROP COLUMN lane, DROP COLUMN blocking, DROP COLUMN reason, DROP COLUMN role_id, DROP COLUMN user_id, DROP COLUMN kind;

--changeset guildhall:core-outbox-2-notify splitStatements:false
--comment Whoever commits entries wakes the processes, without a statement of its own.
CREATE FUNCTION core.outbox_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('guildhall_outbox', '');
    RETURN NULL;
END
$$;
CREATE TRIGGER outbox_added AFTER INSERT ON core.outbox FOR EACH STATEMENT EXECUTE FUNCTION core.outbox_added();
--rollback DROP TRIGGER outbox_added ON core.outbox;
--rollback DROP FUNCTION core.outbox_added();

--changeset guildhall:core-outbox-3-by-id
--comment What is due is taken in the order in which it was added.
CREATE INDEX outbox_id ON core.outbox (id);
--rollback DROP INDEX core.outbox_id;

--changeset guildhall:core-outbox-4-turns
--comment The oldest of each guild are taken, its roles and its messages by themselves, however many of others lie before them.
CREATE INDEX outbox_turn ON core.outbox (guild_id, (role_id IS NOT NULL), id);
-- Nothing is looked up by these any more. Without the latter, PostgreSQL changes the time in place when an entry is taken.
DROP INDEX core.outbox_id;
DROP INDEX core.outbox_due;
--rollback CREATE INDEX outbox_due ON core.outbox (due_at);
--rollback CREATE INDEX outbox_id ON core.outbox (id);
--rollback DROP INDEX core.outbox_turn;
