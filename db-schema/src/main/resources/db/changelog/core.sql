--liquibase formatted sql

--changeset guildhall:core-1-schema
CREATE SCHEMA core;
--rollback DROP SCHEMA core;

--changeset guildhall:core-2-outbox
--comment What a transaction decided and somebody still has to carry out: at least once, by the process of its guild.
CREATE TABLE core.outbox (
    guild_id   bigint      NOT NULL,
    id         bigint      GENERATED ALWAYS AS IDENTITY,
    channel_id bigint      NOT NULL,
    body       jsonb       NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    due_at     timestamptz NOT NULL DEFAULT now(),
    attempts   integer     NOT NULL DEFAULT 0,
    last_error text,
    PRIMARY KEY (guild_id, id)
);
CREATE INDEX outbox_due ON core.outbox (due_at);
COMMENT ON COLUMN core.outbox.id IS 'Also the nonce by which Discord drops a double.';
--rollback DROP TABLE core.outbox;
