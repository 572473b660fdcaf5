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

--changeset guildhall:xp-5-ledger-by-month splitStatements:false
--comment The ledger in months, so that old rows can be dropped without a trace in any total. "at" follows from the source.
ALTER TABLE xp.ledger RENAME TO ledger_before_months;
ALTER TABLE xp.ledger_before_months RENAME CONSTRAINT ledger_pkey TO ledger_before_months_pkey;
CREATE TABLE xp.ledger (
    guild_id     bigint      NOT NULL,
    user_id      bigint      NOT NULL,
    source_id    bigint      NOT NULL,
    at           timestamptz NOT NULL,
    amount       bigint      NOT NULL,
    base         bigint      NOT NULL,
    channel_id   bigint,
    actor_id     bigint,
    operation_id bigint,
    multiplier   integer     NOT NULL DEFAULT 1000,
    text_hash    integer,
    source       smallint    NOT NULL,
    PRIMARY KEY (guild_id, user_id, source, source_id, at)
) PARTITION BY RANGE (at);
COMMENT ON TABLE xp.ledger IS 'Every change of a total, once for each source.';
COMMENT ON COLUMN xp.ledger.source IS '1 message, 2 voice minute, 3 reaction given, 4 reaction received, 5 thread, 6 forum post, 7 edit, 8 import, 9 undo.';
COMMENT ON COLUMN xp.ledger.source_id IS 'Message, first snowflake of the minute, message reacted to, hash of message and reactor, thread, or a number of the operation.';
COMMENT ON COLUMN xp.ledger.at IS 'A function of the source: its time. Months are in UTC.';
COMMENT ON COLUMN xp.ledger.base IS 'What was drawn before the multipliers.';
COMMENT ON COLUMN xp.ledger.multiplier IS 'In thousandths.';
COMMENT ON COLUMN xp.ledger.actor_id IS 'Who decided it, for edits, imports and undos.';
COMMENT ON COLUMN xp.ledger.text_hash IS 'Of a message''s text, to tell repeats; null without text.';
CREATE TABLE xp.ledger_other PARTITION OF xp.ledger DEFAULT;
COMMENT ON TABLE xp.ledger_other IS 'Should be empty: takes rows of a month that nobody made a partition for.';

CREATE FUNCTION xp.make_ledger_month(month date) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    first timestamptz := date_trunc('month', month)::timestamp AT TIME ZONE 'UTC';
    after timestamptz := (date_trunc('month', month) + interval '1 month')::timestamp AT TIME ZONE 'UTC';
    name  text := 'ledger_' || to_char(month, 'YYYY_MM');
BEGIN
    -- One after the other: whoever comes second finds it made.
    PERFORM pg_advisory_xact_lock(x'6775696c6d6f6e'::bigint);
    IF to_regclass('xp.' || name) IS NOT NULL THEN
        RETURN;
    END IF;
    -- Attached afterwards, because that holds up no reader or writer of other months.
    EXECUTE format('CREATE TABLE xp.%I (LIKE xp.ledger INCLUDING DEFAULTS INCLUDING INDEXES INCLUDING COMMENTS)', name);
    EXECUTE format(
        'WITH strayed AS (DELETE FROM xp.ledger_other WHERE at >= %L AND at < %L RETURNING *)'
        || ' INSERT INTO xp.%I SELECT * FROM strayed', first, after, name);
    EXECUTE format('ALTER TABLE xp.ledger ATTACH PARTITION xp.%I FOR VALUES FROM (%L) TO (%L)', name, first, after);
END $$;
COMMENT ON FUNCTION xp.make_ledger_month IS 'Makes the partition of the month that a day lies in, unless it is there.';

DO $$
DECLARE
    made date;
BEGIN
    FOR made IN
        SELECT DISTINCT date_trunc('month', timestamp '2015-01-01' + (source_id >> 22) * interval '1 millisecond')::date
        FROM xp.ledger_before_months
    LOOP
        PERFORM xp.make_ledger_month(made);
    END LOOP;
END $$;
INSERT INTO xp.ledger (guild_id, user_id, source_id, at, amount, base, source)
SELECT guild_id, user_id, source_id,
       timestamptz '2015-01-01 00:00:00+00' + (source_id >> 22) * interval '1 millisecond', amount, amount, source
FROM xp.ledger_before_months;
DROP TABLE xp.ledger_before_months;
--rollback not possible

--changeset guildhall:xp-6-settled-month
--comment Months whose ledger rows of a guild were dropped: what happened in them is never credited again.
CREATE TABLE xp.settled_month (
    guild_id bigint NOT NULL,
    month    date   NOT NULL,
    PRIMARY KEY (guild_id, month)
);
COMMENT ON COLUMN xp.settled_month.month IS 'Its first day, in UTC.';
--rollback DROP TABLE xp.settled_month;

--changeset guildhall:xp-7-member-further-totals
ALTER TABLE xp.member
    ADD COLUMN voice_minutes bigint  NOT NULL DEFAULT 0,
    ADD COLUMN reactions     bigint  NOT NULL DEFAULT 0,
    ADD COLUMN level         integer NOT NULL DEFAULT 0,
    ADD COLUMN muted         boolean NOT NULL DEFAULT false,
    ADD COLUMN opted_out_from  timestamptz,
    ADD COLUMN opted_out_until timestamptz,
    ADD COLUMN left_at       timestamptz;
COMMENT ON COLUMN xp.member.reactions IS 'Given and received, as credited.';
COMMENT ON COLUMN xp.member.level IS 'By the curve in xp.guild.';
COMMENT ON COLUMN xp.member.opted_out_from IS 'From when on the member wished to earn nothing, the last time.';
COMMENT ON COLUMN xp.member.opted_out_until IS 'Null while the wish holds.';
COMMENT ON COLUMN xp.member.muted IS 'Wishes no announcements.';
COMMENT ON COLUMN xp.member.left_at IS 'Null while in the guild, as far as is known.';
UPDATE xp.member SET level = total / 100 WHERE total >= 100;
--rollback ALTER TABLE xp.member DROP COLUMN voice_minutes, DROP COLUMN reactions, DROP COLUMN level, DROP COLUMN opted_out_from, DROP COLUMN opted_out_until, DROP COLUMN muted, DROP COLUMN left_at;

--changeset guildhall:xp-8-day-further-sums
ALTER TABLE xp.day
    ADD COLUMN voice_minutes integer NOT NULL DEFAULT 0,
    ADD COLUMN reactions     integer NOT NULL DEFAULT 0,
    ADD COLUMN adjustments   bigint  NOT NULL DEFAULT 0;
COMMENT ON COLUMN xp.day.amount IS 'All of the day, adjustments included: the days of a member sum up to the total.';
COMMENT ON COLUMN xp.day.adjustments IS 'What of the amount was not earned, but edited, imported or undone.';
--rollback ALTER TABLE xp.day DROP COLUMN voice_minutes, DROP COLUMN reactions, DROP COLUMN adjustments;

--changeset guildhall:xp-9-guild
--comment The curve by which the levels of a guild's members are stored.
CREATE TABLE xp.guild (
    guild_id  bigint  PRIMARY KEY,
    curve     text    NOT NULL,
    level_cap integer NOT NULL
);
--rollback DROP TABLE xp.guild;

--changeset guildhall:xp-10-operation
--comment What administrators did to totals: each has its rows in the ledger, and can be undone.
CREATE TABLE xp.operation (
    guild_id  bigint      NOT NULL,
    id        bigint      GENERATED ALWAYS AS IDENTITY,
    actor_id  bigint      NOT NULL,
    kind      text        NOT NULL,
    reason    text        NOT NULL DEFAULT '',
    summary   text        NOT NULL DEFAULT '',
    at        timestamptz NOT NULL DEFAULT now(),
    undone_by bigint,
    PRIMARY KEY (guild_id, id)
);
COMMENT ON COLUMN xp.operation.kind IS 'add, remove, set, transfer, reset, import, undo.';
COMMENT ON COLUMN xp.operation.undone_by IS 'The operation that undid this one.';
--rollback DROP TABLE xp.operation;

--changeset guildhall:xp-11-role-sync
--comment A walk through all members of a guild that gives and takes the roles of levels; it goes on where it was.
CREATE TABLE xp.role_sync (
    guild_id     bigint      PRIMARY KEY,
    requested_by bigint      NOT NULL,
    started_at   timestamptz NOT NULL DEFAULT now(),
    after_user   bigint      NOT NULL DEFAULT 0,
    members      integer     NOT NULL DEFAULT 0,
    changed      integer     NOT NULL DEFAULT 0,
    finished_at  timestamptz,
    problem      text        NOT NULL DEFAULT ''
);
COMMENT ON COLUMN xp.role_sync.after_user IS 'Members up to this id are done.';
--rollback DROP TABLE xp.role_sync;
