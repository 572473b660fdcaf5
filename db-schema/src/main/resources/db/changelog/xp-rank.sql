--liquibase formatted sql

--changeset guildhall:xp-rank-1-index
--comment The order of ranks, ascending: more XP is higher, of equals the lower id. One index answers it by comparing rows.
CREATE INDEX member_by_rank ON xp.member (guild_id, total, (-user_id));
DROP INDEX xp.member_by_total;
--rollback CREATE INDEX member_by_total ON xp.member (guild_id, total DESC, user_id);
--rollback DROP INDEX xp.member_by_rank;

--changeset guildhall:xp-rank-2-tables
--comment Counts the members of a large guild by ranges of that order, so that a rank is a sum of some counts plus part of one range.
CREATE TABLE xp.ranked_guild (
    guild_id bigint PRIMARY KEY
);
CREATE TABLE xp.rank_range (
    guild_id  bigint NOT NULL,
    low_total bigint NOT NULL,
    low_tie   bigint NOT NULL,
    members   bigint NOT NULL,
    PRIMARY KEY (guild_id, low_total, low_tie)
) WITH (fillfactor = 50);
COMMENT ON TABLE xp.ranked_guild IS 'Guilds whose ranges are kept. Whoever changes totals in one holds its row until the commit.';
COMMENT ON TABLE xp.rank_range IS 'From this place of (total, -user_id) up to the next range. Each guild has one at (-1, 0), and an empty one above all.';
--rollback DROP TABLE xp.rank_range;
--rollback DROP TABLE xp.ranked_guild;

--changeset guildhall:xp-rank-3-functions splitStatements:false
--comment Keep the ranges between some hundred and a thousand members.
CREATE TYPE xp.rank_change AS (
    guild_id bigint,
    total    bigint,
    tie      bigint,
    members  bigint
);

-- Counts a range anew, and cuts it into ranges of about 512. The caller holds the guild.
CREATE FUNCTION xp.cut_range(guild bigint, from_total bigint, from_tie bigint) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    next xp.rank_range;
BEGIN
    -- A change of the same moment may have joined it with the one below.
    IF NOT EXISTS (SELECT 1 FROM xp.rank_range r
                    WHERE r.guild_id = guild AND r.low_total = from_total AND r.low_tie = from_tie) THEN
        RETURN;
    END IF;
    SELECT * INTO next FROM xp.rank_range r
     WHERE r.guild_id = guild AND (r.low_total, r.low_tie) > (from_total, from_tie)
     ORDER BY r.low_total, r.low_tie LIMIT 1;
    WITH placed AS (
        SELECT m.total, -m.user_id AS tie, (row_number() OVER (ORDER BY m.total, (-m.user_id)) - 1) / 512 AS piece
          FROM xp.member m
         WHERE m.guild_id = guild AND m.total > 0
           AND (m.total, -m.user_id) >= (from_total, from_tie)
           AND (m.total, -m.user_id) < (next.low_total, next.low_tie)
    ), pieces AS (
        SELECT piece, min(ARRAY[total, tie]) AS low, count(*) AS members FROM placed GROUP BY piece
    ), first AS (
        UPDATE xp.rank_range r SET members = coalesce((SELECT p.members FROM pieces p WHERE p.piece = 0), 0)
         WHERE r.guild_id = guild AND r.low_total = from_total AND r.low_tie = from_tie
    )
    INSERT INTO xp.rank_range SELECT guild, p.low[1], p.low[2], p.members FROM pieces p WHERE p.piece > 0;
END $$;

-- Joins a range with the one below it. The caller holds the guild.
CREATE FUNCTION xp.join_range(guild bigint, from_total bigint, from_tie bigint) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    here  xp.rank_range;
    below xp.rank_range;
BEGIN
    SELECT * INTO here FROM xp.rank_range r
     WHERE r.guild_id = guild AND r.low_total = from_total AND r.low_tie = from_tie;
    SELECT * INTO below FROM xp.rank_range r
     WHERE r.guild_id = guild AND (r.low_total, r.low_tie) < (from_total, from_tie)
     ORDER BY r.low_total DESC, r.low_tie DESC LIMIT 1;
    IF here IS NULL OR below IS NULL OR here.members + below.members > 768 THEN
        RETURN;
    END IF;
    DELETE FROM xp.rank_range r
     WHERE r.guild_id = guild AND r.low_total = here.low_total AND r.low_tie = here.low_tie;
    UPDATE xp.rank_range r SET members = r.members + here.members
     WHERE r.guild_id = guild AND r.low_total = below.low_total AND r.low_tie = below.low_tie;
END $$;

-- Moves members between ranges. One transaction at a time for each guild, in the order of the guilds' ids.
CREATE FUNCTION xp.move_ranks(changes xp.rank_change[]) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    changed record;
BEGIN
    PERFORM 1 FROM xp.ranked_guild g
      WHERE g.guild_id IN (SELECT c.guild_id FROM unnest(changes) c) ORDER BY g.guild_id FOR UPDATE;
    FOR changed IN
        WITH delta AS (
            SELECT c.guild_id, r.low_total, r.low_tie, sum(c.members) AS members
              FROM unnest(changes) c
             CROSS JOIN LATERAL (
                    SELECT low_total, low_tie FROM xp.rank_range r
                     WHERE r.guild_id = c.guild_id AND (r.low_total, r.low_tie) <= (c.total, c.tie)
                     ORDER BY low_total DESC, low_tie DESC LIMIT 1) r
             GROUP BY c.guild_id, r.low_total, r.low_tie
            HAVING sum(c.members) <> 0
        )
        UPDATE xp.rank_range r SET members = r.members + delta.members
          FROM delta
         WHERE r.guild_id = delta.guild_id AND r.low_total = delta.low_total AND r.low_tie = delta.low_tie
        RETURNING r.*
    LOOP
        IF changed.members > 1024 THEN
            PERFORM xp.cut_range(changed.guild_id, changed.low_total, changed.low_tie);
        ELSIF changed.members < 128 AND changed.low_total >= 0 THEN
            PERFORM xp.join_range(changed.guild_id, changed.low_total, changed.low_tie);
        END IF;
    END LOOP;
END $$;

-- Begins to keep the ranges of a guild; does nothing where they are kept. Writers of totals wait meanwhile: about a second for a million members.
CREATE FUNCTION xp.rank_guild(guild bigint) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM xp.ranked_guild g WHERE g.guild_id = guild) THEN
        RETURN;
    END IF;
    -- A writer that is under way would not know that its change has to be counted.
    LOCK TABLE xp.member IN SHARE MODE;
    INSERT INTO xp.ranked_guild VALUES (guild) ON CONFLICT DO NOTHING;
    IF FOUND THEN
        INSERT INTO xp.rank_range VALUES (guild, -1, 0, 0), (guild, 9223372036854775807, 0, 0);
        PERFORM xp.cut_range(guild, -1, 0);
    END IF;
END $$;
--rollback DROP FUNCTION xp.rank_guild, xp.move_ranks, xp.join_range, xp.cut_range;
--rollback DROP TYPE xp.rank_change;

--changeset guildhall:xp-rank-4-triggers splitStatements:false
--comment Whoever changes totals, by whatever statement, moves the ranks in the same transaction.
CREATE FUNCTION xp.member_arrived() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    changes xp.rank_change[];
BEGIN
    SELECT array_agg((a.guild_id, a.total, -a.user_id, 1)::xp.rank_change) INTO changes
      FROM arrived a
     WHERE a.total > 0 AND a.guild_id IN (SELECT g.guild_id FROM xp.ranked_guild g);
    IF changes IS NOT NULL THEN
        PERFORM xp.move_ranks(changes);
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION xp.member_moved() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    changes xp.rank_change[];
BEGIN
    SELECT array_agg((a.guild_id, place.total, -a.user_id, place.members)::xp.rank_change) INTO changes
      FROM after_change a
      JOIN before_change b ON b.guild_id = a.guild_id AND b.user_id = a.user_id AND b.total <> a.total
     CROSS JOIN LATERAL (VALUES (b.total, -1), (a.total, 1)) AS place (total, members)
     WHERE place.total > 0 AND a.guild_id IN (SELECT g.guild_id FROM xp.ranked_guild g);
    IF changes IS NOT NULL THEN
        PERFORM xp.move_ranks(changes);
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION xp.member_gone() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    changes xp.rank_change[];
BEGIN
    SELECT array_agg((g.guild_id, g.total, -g.user_id, -1)::xp.rank_change) INTO changes
      FROM gone g
     WHERE g.total > 0 AND g.guild_id IN (SELECT r.guild_id FROM xp.ranked_guild r);
    IF changes IS NOT NULL THEN
        PERFORM xp.move_ranks(changes);
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER member_arrived AFTER INSERT ON xp.member
    REFERENCING NEW TABLE AS arrived FOR EACH STATEMENT EXECUTE FUNCTION xp.member_arrived();
CREATE TRIGGER member_moved AFTER UPDATE ON xp.member
    REFERENCING OLD TABLE AS before_change NEW TABLE AS after_change
    FOR EACH STATEMENT EXECUTE FUNCTION xp.member_moved();
CREATE TRIGGER member_gone AFTER DELETE ON xp.member
    REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION xp.member_gone();
--rollback DROP TRIGGER member_arrived ON xp.member;
--rollback DROP TRIGGER member_moved ON xp.member;
--rollback DROP TRIGGER member_gone ON xp.member;
--rollback DROP FUNCTION xp.member_arrived, xp.member_moved, xp.member_gone;

--changeset guildhall:xp-rank-5-moved-totals-without-a-join splitStatements:false
--comment As xp-board-4: the plan must not depend on how many rows a session changed first.
CREATE OR REPLACE FUNCTION xp.member_moved() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    changes xp.rank_change[];
BEGIN
    SELECT array_agg((m.guild_id, m.total, -m.user_id, m.members)::xp.rank_change) INTO changes
      FROM (SELECT p.guild_id, p.user_id, p.total, sum(p.members) AS members
              FROM (SELECT a.guild_id, a.user_id, a.total, 1 AS members FROM after_change a
                     UNION ALL
                    SELECT b.guild_id, b.user_id, b.total, -1 FROM before_change b) AS p
             WHERE p.total > 0 AND p.guild_id IN (SELECT g.guild_id FROM xp.ranked_guild g)
             GROUP BY p.guild_id, p.user_id, p.total
            HAVING sum(p.members) <> 0) AS m;
    IF changes IS NOT NULL THEN
        PERFORM xp.move_ranks(changes);
    END IF;
    RETURN NULL;
END $$;
--rollback not required

--changeset guildhall:xp-rank-6-totals-are-a-board
--comment XP of all time is a board like the others, see xp-board-5: a credit changes no index of its member's row any more.
DROP TRIGGER member_arrived ON xp.member;
DROP TRIGGER member_moved ON xp.member;
DROP TRIGGER member_gone ON xp.member;
DROP FUNCTION xp.member_arrived, xp.member_moved, xp.member_gone, xp.rank_guild, xp.move_ranks, xp.join_range, xp.cut_range;
DROP TYPE xp.rank_change;
DROP TABLE xp.rank_range;
DROP TABLE xp.ranked_guild;
DROP INDEX xp.member_by_rank;
ALTER TABLE xp.member SET (fillfactor = 80);
COMMENT ON TABLE xp.member IS 'A fifth of each page is left free, so that moving a total changes no index.';
--rollback not possible
