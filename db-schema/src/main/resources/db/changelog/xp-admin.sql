--liquibase formatted sql

--changeset guildhall:xp-admin-1-operation-progress
--comment An operation is prepared, confirmed, and applied in chunks; what is confirmed is always carried through.
ALTER TABLE xp.operation
    ADD COLUMN state   text   NOT NULL DEFAULT 'done' CHECK (state IN ('prepared', 'running', 'done')),
    ADD COLUMN way     text   NOT NULL DEFAULT 'add' CHECK (way IN ('add', 'set', 'highest')),
    ADD COLUMN through bigint NOT NULL DEFAULT 0,
    ADD COLUMN members bigint NOT NULL DEFAULT 0,
    ADD COLUMN applied bigint NOT NULL DEFAULT 0,
    ADD COLUMN changed bigint NOT NULL DEFAULT 0,
    ADD COLUMN amount  bigint NOT NULL DEFAULT 0,
    ADD COLUMN undoes  bigint,
    ADD COLUMN hints   text   NOT NULL DEFAULT '';
CREATE INDEX operation_unfinished ON xp.operation (at) WHERE state <> 'done';
COMMENT ON COLUMN xp.operation.summary IS 'Whom it concerns, in Discord''s markup, or which file.';
COMMENT ON COLUMN xp.operation.way IS 'How a staged value makes the new total: added to it, in its place, or in its place where higher.';
COMMENT ON COLUMN xp.operation.through IS 'The member up to whom it is applied.';
COMMENT ON COLUMN xp.operation.members IS 'How many it concerns.';
COMMENT ON COLUMN xp.operation.applied IS 'How many of them it was applied to.';
COMMENT ON COLUMN xp.operation.changed IS 'How many totals it changed.';
COMMENT ON COLUMN xp.operation.amount IS 'The sum of its rows in the ledger.';
COMMENT ON COLUMN xp.operation.hints IS 'Of an import: settings of the other bot, a line each, to be taken over if wished.';
COMMENT ON COLUMN xp.operation.undoes IS 'Of an undo: the operation that it undoes.';
--rollback ALTER TABLE xp.operation DROP COLUMN state, DROP COLUMN way, DROP COLUMN through, DROP COLUMN members, DROP COLUMN applied, DROP COLUMN changed, DROP COLUMN amount, DROP COLUMN undoes, DROP COLUMN hints;

--changeset guildhall:xp-admin-2-staged
--comment What an operation is going to do; gone as soon as it is done.
CREATE TABLE xp.staged (
    guild_id     bigint NOT NULL,
    operation_id bigint NOT NULL,
    user_id      bigint NOT NULL,
    value        bigint NOT NULL,
    PRIMARY KEY (guild_id, operation_id, user_id)
);
--rollback DROP TABLE xp.staged;

--changeset guildhall:xp-admin-3-ledger-by-operation
--comment Finds the rows of an operation in the order of its members; the many rows of what was earned are not in it.
CREATE INDEX ledger_by_operation ON xp.ledger (guild_id, operation_id, user_id) WHERE operation_id IS NOT NULL;
--rollback DROP INDEX xp.ledger_by_operation;

--changeset guildhall:xp-admin-4-erasure
--comment Who had everything erased, so that what they wrote before never counts again: a keyed hash, not the id.
CREATE TABLE xp.erasure_key (
    alone  boolean PRIMARY KEY DEFAULT true CHECK (alone),
    secret bytea   NOT NULL
);
INSERT INTO xp.erasure_key (secret)
VALUES (decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex'));
CREATE TABLE xp.erasure (
    person    bytea       PRIMARY KEY,
    erased_at timestamptz NOT NULL
);
CREATE INDEX erasure_time ON xp.erasure (erased_at);
COMMENT ON COLUMN xp.erasure.person IS 'HMAC-SHA-256 of the id with the key, 16 bytes.';
--rollback DROP TABLE xp.erasure; DROP TABLE xp.erasure_key;

--changeset guildhall:xp-admin-5-member-by-user
--comment Finds all that is stored about a person, in whatever guild.
CREATE INDEX member_by_user ON xp.member (user_id);
--rollback DROP INDEX xp.member_by_user;

--changeset guildhall:xp-admin-6-brought-messages
--comment Counts of messages that an import brings along: they belong to all time, and an undo takes them back.
ALTER TABLE xp.staged ADD COLUMN messages bigint;
ALTER TABLE xp.ledger ADD COLUMN messages bigint;
ALTER TABLE xp.day ADD COLUMN brought bigint NOT NULL DEFAULT 0;
ALTER TABLE xp.operation ADD COLUMN messages bigint NOT NULL DEFAULT 0;
COMMENT ON COLUMN xp.staged.messages IS 'As "value", for the count of messages; null leaves it alone.';
COMMENT ON COLUMN xp.ledger.messages IS 'By how much an import or its undo changed the count of messages; null for all else.';
COMMENT ON COLUMN xp.day.messages IS 'How many were credited here.';
COMMENT ON COLUMN xp.day.brought IS 'How many messages came along on that day with an import, or were taken back.';
COMMENT ON COLUMN xp.member.messages IS 'How many messages were credited, and how many an import brought along.';
COMMENT ON COLUMN xp.operation.messages IS 'By how much it changed counts of messages, in all.';
--rollback ALTER TABLE xp.staged DROP COLUMN messages;
--rollback ALTER TABLE xp.ledger DROP COLUMN messages;
--rollback ALTER TABLE xp.day DROP COLUMN brought;
--rollback ALTER TABLE xp.operation DROP COLUMN messages;

--changeset guildhall:xp-admin-7-rewards-of-levels
--comment By which rewards the roles of a guild's members were given the last time, so that a change is noticed.
ALTER TABLE xp.guild ADD COLUMN rewards text;
ALTER TABLE xp.role_sync ADD COLUMN former_roles bigint[] NOT NULL DEFAULT '{}';
COMMENT ON COLUMN xp.guild.rewards IS 'Levels and their roles, and whether a role takes the place of the one before; null where nobody looked yet.';
COMMENT ON COLUMN xp.role_sync.former_roles IS 'Roles that a level brought before and brings no longer: they are taken.';
--rollback ALTER TABLE xp.guild DROP COLUMN rewards;
--rollback ALTER TABLE xp.role_sync DROP COLUMN former_roles;

--changeset guildhall:xp-admin-8-fewer-indexes-of-members
--comment Every credit moves a total, and with it an entry of each index. Who looks for a person in all guilds, which is rare, finds it by the primary key: PostgreSQL 18 skips from guild to guild.
DROP INDEX xp.member_by_user;
--rollback CREATE INDEX member_by_user ON xp.member (user_id);

--changeset guildhall:xp-admin-9-earlier-opt-outs
--comment Wishes to earn nothing that ended before the last one, which is in xp.member: what was written then is refused whenever it is read.
CREATE TABLE xp.opt_out (
    guild_id bigint      NOT NULL,
    user_id  bigint      NOT NULL,
    began_at timestamptz NOT NULL,
    ended_at timestamptz NOT NULL,
    PRIMARY KEY (guild_id, user_id, began_at)
);
COMMENT ON COLUMN xp.opt_out.ended_at IS 'Exclusive.';
--rollback DROP TABLE xp.opt_out;

--changeset guildhall:xp-admin-10-members-who-left
--comment Finds those who left last. Who is there has no entry, so a credit does not move it.
CREATE INDEX member_gone ON xp.member (guild_id, left_at) WHERE left_at IS NOT NULL;
--rollback DROP INDEX xp.member_gone;

--changeset guildhall:xp-admin-11-levels-computed-anew
--comment A curve is recorded before the levels are computed by it, so that what is credited meanwhile is of the new one, and a restart goes on.
ALTER TABLE xp.guild ADD COLUMN computing_since timestamptz;
COMMENT ON COLUMN xp.guild.computing_since IS 'Since when the stored levels are being computed anew; null where all are by the curve.';
--rollback ALTER TABLE xp.guild DROP COLUMN computing_since;

--changeset guildhall:xp-admin-12-what-was-moved
--comment What a transfer or its undo moved is told also where the ledger's rows are gone.
ALTER TABLE xp.operation ADD COLUMN moved bigint;
UPDATE xp.operation SET moved =
    (SELECT sum(entry.amount) FROM xp.ledger entry
     WHERE entry.guild_id = operation.guild_id AND entry.operation_id = operation.id AND entry.amount > 0)
WHERE state = 'done' AND amount = 0 AND changed = 2;
COMMENT ON COLUMN xp.operation.moved IS 'Of a transfer, of its undo, and so on: what one lost and another got; null for all else.';
--rollback ALTER TABLE xp.operation DROP COLUMN moved;
