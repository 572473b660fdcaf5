--liquibase formatted sql

--changeset guildhall:xp-source-1-watched-guild
--comment Since when a guild's messages are followed: what is older belongs to no gap.
CREATE TABLE xp.watched_guild (
    guild_id bigint PRIMARY KEY,
    since_id bigint NOT NULL
);
COMMENT ON COLUMN xp.watched_guild.since_id IS 'The first snowflake of that moment.';
--rollback DROP TABLE xp.watched_guild;

--changeset guildhall:xp-source-2-channel-mark
--comment Up to which message each channel is credited, or noted as a gap.
CREATE TABLE xp.channel_mark (
    guild_id   bigint NOT NULL,
    channel_id bigint NOT NULL,
    handled_id bigint NOT NULL,
    PRIMARY KEY (guild_id, channel_id)
) WITH (fillfactor = 50);
COMMENT ON TABLE xp.channel_mark IS 'Half of each page is left free, so that moving a mark changes no index.';
--rollback DROP TABLE xp.channel_mark;

--changeset guildhall:xp-source-3-gap
--comment Messages that nobody was sent, to be read from the history of their channel.
CREATE TABLE xp.gap (
    guild_id      bigint      NOT NULL,
    channel_id    bigint      NOT NULL,
    up_to_id      bigint      NOT NULL,
    after_id      bigint      NOT NULL,
    read          bigint      NOT NULL DEFAULT 0,
    found_at      timestamptz NOT NULL DEFAULT now(),
    claimed_until timestamptz NOT NULL DEFAULT 'epoch',
    PRIMARY KEY (guild_id, channel_id, up_to_id)
);
COMMENT ON COLUMN xp.gap.after_id IS 'What is not newer is credited already: moves on page by page.';
COMMENT ON COLUMN xp.gap.read IS 'How many messages were read so far.';
COMMENT ON COLUMN xp.gap.claimed_until IS 'Until then the process that reads it is left alone.';
--rollback DROP TABLE xp.gap;

--changeset guildhall:xp-source-4-voice-session
--comment Who was in a voice channel when that was last written down.
CREATE TABLE xp.voice_session (
    guild_id   bigint      NOT NULL,
    user_id    bigint      NOT NULL,
    channel_id bigint      NOT NULL,
    since      timestamptz,
    seen       timestamptz NOT NULL,
    PRIMARY KEY (guild_id, user_id)
);
COMMENT ON COLUMN xp.voice_session.since IS 'Since when without a break in a way that earns; null where it does not.';
COMMENT ON COLUMN xp.voice_session.seen IS 'The last proof of presence: all whole minutes before it are in the ledger.';
--rollback DROP TABLE xp.voice_session;

--changeset guildhall:xp-source-5-backfill
--comment The reading of what was written before the bot came, one at a time in a guild.
CREATE TABLE xp.backfill (
    guild_id      bigint      PRIMARY KEY,
    actor_id      bigint      NOT NULL,
    channel_id    bigint      NOT NULL,
    since_id      bigint      NOT NULL,
    until_id      bigint      NOT NULL,
    reached_id    bigint      NOT NULL,
    read          bigint      NOT NULL DEFAULT 0,
    state         text        NOT NULL CHECK (state IN ('running', 'done', 'cancelled')),
    unreadable    integer     NOT NULL DEFAULT 0,
    begun_at      timestamptz NOT NULL,
    claimed_until timestamptz NOT NULL DEFAULT 'epoch'
);
COMMENT ON COLUMN xp.backfill.begun_at IS 'The past is judged by the settings of that moment.';
COMMENT ON COLUMN xp.backfill.channel_id IS 'Where it was asked for, and where its end is told.';
COMMENT ON COLUMN xp.backfill.reached_id IS 'Everything in the guild from since_id to here is credited.';
COMMENT ON COLUMN xp.backfill.unreadable IS 'How many channels the bot may not read.';
--rollback DROP TABLE xp.backfill;

--changeset guildhall:xp-source-6-crowded
--comment A backfill tells where it did not find all archived threads.
ALTER TABLE xp.backfill ADD COLUMN crowded integer NOT NULL DEFAULT 0;
COMMENT ON COLUMN xp.backfill.crowded IS 'Of how many channels not all archived threads were found, because there are too many.';
--rollback ALTER TABLE xp.backfill DROP COLUMN crowded;
