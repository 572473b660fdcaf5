--liquibase formatted sql

--changeset guildhall:xp-1-schema
CREATE SCHEMA xp;
--rollback DROP SCHEMA xp;

--changeset guildhall:xp-2-member
--comment Totals: the sum of a member's ledger, moved in the same transaction.
CREATE TABLE xp.member (
    guild_id bigint NOT NULL,
    user_id  bigint NOT NULL,
    total    bigint NOT NULL DEFAULT 0 CHECK (total >= 0),
    messages bigint NOT NULL DEFAULT 0,
    PRIMARY KEY (guild_id, user_id)
);
CREATE INDEX member_by_total ON xp.member (guild_id, total DESC, user_id);
COMMENT ON COLUMN xp.member.messages IS 'How many messages were credited.';
--rollback DROP TABLE xp.member;

--changeset guildhall:xp-3-ledger
--comment Every credit, once for each source. The key also finds a member's neighbours in time: a snowflake is the clock.
CREATE TABLE xp.ledger (
    guild_id  bigint   NOT NULL,
    user_id   bigint   NOT NULL,
    source    smallint NOT NULL,
    source_id bigint   NOT NULL,
    amount    integer  NOT NULL,
    PRIMARY KEY (guild_id, user_id, source, source_id)
);
COMMENT ON COLUMN xp.ledger.source IS '1: a message, source_id is its id.';
--rollback DROP TABLE xp.ledger;

--changeset guildhall:xp-4-day
--comment What a member earned on a day (UTC, by the snowflake), moved in the same transaction.
CREATE TABLE xp.day (
    guild_id bigint  NOT NULL,
    user_id  bigint  NOT NULL,
    day      date    NOT NULL,
    amount   bigint  NOT NULL DEFAULT 0,
    messages integer NOT NULL DEFAULT 0,
    PRIMARY KEY (guild_id, user_id, day)
);
--rollback DROP TABLE xp.day;
