--liquibase formatted sql

--changeset guildhall:xp-board-1-tables
--comment Leaderboards of large guilds that somebody looks at: the sum of each member, and counts of ranges as in xp-rank.sql.
CREATE TABLE xp.board (
    guild_id bigint      NOT NULL,
    id       bigint      GENERATED ALWAYS AS IDENTITY,
    kind     text        NOT NULL CHECK (kind IN ('xp', 'messages', 'voice')),
    first    date        NOT NULL,
    last     date        NOT NULL,
    state    text        NOT NULL DEFAULT 'building' CHECK (state IN ('building', 'kept', 'dropped')),
    asked_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (guild_id, id)
);
CREATE UNIQUE INDEX board_of_days ON xp.board (guild_id, kind, first, last) WHERE state <> 'dropped';
CREATE TABLE xp.score (
    guild_id bigint NOT NULL,
    board_id bigint NOT NULL,
    user_id  bigint NOT NULL,
    value    bigint NOT NULL,
    PRIMARY KEY (guild_id, board_id, user_id)
);
CREATE INDEX score_by_rank ON xp.score (guild_id, board_id, value, (-user_id));
CREATE TABLE xp.score_range (
    guild_id  bigint NOT NULL,
    board_id  bigint NOT NULL,
    low_value bigint NOT NULL,
    low_tie   bigint NOT NULL,
    members   bigint NOT NULL,
    PRIMARY KEY (guild_id, board_id, low_value, low_tie)
) WITH (fillfactor = 50);
CREATE TABLE xp.score_change (
    guild_id    bigint NOT NULL,
    board_id    bigint NOT NULL,
    user_id     bigint NOT NULL,
    value       bigint NOT NULL,
    transaction xid8   NOT NULL
);
CREATE INDEX score_change_of_board ON xp.score_change (guild_id, board_id);
COMMENT ON TABLE xp.board IS 'Whoever changes a day that one of them has in it holds its row until the commit.';
COMMENT ON COLUMN xp.board.first IS '0001-01-01 for all time, which has what imports brought along in it.';
COMMENT ON COLUMN xp.board.state IS 'building: changes are noted in score_change; kept: changes move the scores; dropped: its rows are being deleted.';
COMMENT ON COLUMN xp.board.asked_at IS 'When somebody looked at it, to the hour.';
COMMENT ON TABLE xp.score_range IS 'From this place of (value, -user_id) up to the next range. Each board has one at (-1, 0), and an empty one above all.';
COMMENT ON COLUMN xp.score_change.transaction IS 'Tells whether whoever added up the days saw the change already.';
--rollback DROP TABLE xp.board, xp.score, xp.score_range, xp.score_change;

--changeset guildhall:xp-board-2-functions splitStatements:false
--comment As the functions of xp-rank.sql, for scores.
CREATE TYPE xp.day_change AS (
    guild_id bigint,
    user_id  bigint,
    day      date,
    xp       bigint,
    messages bigint,
    brought  bigint,
    voice    bigint
);
CREATE TYPE xp.score_move AS (
    guild_id bigint,
    board_id bigint,
    user_id  bigint,
    value    bigint
);
CREATE TYPE xp.score_place AS (
    guild_id bigint,
    board_id bigint,
    value    bigint,
    tie      bigint,
    members  bigint
);

-- Counts a range anew, and cuts it into ranges of about 512. The caller holds the board.
CREATE FUNCTION xp.cut_score_range(guild bigint, board bigint, from_value bigint, from_tie bigint) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    next xp.score_range;
BEGIN
    -- A change of the same moment may have joined it with the one below.
    IF NOT EXISTS (SELECT 1 FROM xp.score_range r
                    WHERE r.guild_id = guild AND r.board_id = board
                      AND r.low_value = from_value AND r.low_tie = from_tie) THEN
        RETURN;
    END IF;
    SELECT * INTO next FROM xp.score_range r
     WHERE r.guild_id = guild AND r.board_id = board AND (r.low_value, r.low_tie) > (from_value, from_tie)
     ORDER BY r.low_value, r.low_tie LIMIT 1;
    WITH placed AS (
        SELECT s.value, -s.user_id AS tie, (row_number() OVER (ORDER BY s.value, (-s.user_id)) - 1) / 512 AS piece
          FROM xp.score s
         WHERE s.guild_id = guild AND s.board_id = board AND s.value > 0
           AND (s.value, -s.user_id) >= (from_value, from_tie)
           AND (s.value, -s.user_id) < (next.low_value, next.low_tie)
    ), pieces AS (
        SELECT piece, min(ARRAY[value, tie]) AS low, count(*) AS members FROM placed GROUP BY piece
    ), first AS (
        UPDATE xp.score_range r SET members = coalesce((SELECT p.members FROM pieces p WHERE p.piece = 0), 0)
         WHERE r.guild_id = guild AND r.board_id = board AND r.low_value = from_value AND r.low_tie = from_tie
    )
    INSERT INTO xp.score_range SELECT guild, board, p.low[1], p.low[2], p.members FROM pieces p WHERE p.piece > 0;
END $$;

-- Joins a range with the one below it. The caller holds the board.
CREATE FUNCTION xp.join_score_range(guild bigint, board bigint, from_value bigint, from_tie bigint) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    here  xp.score_range;
    below xp.score_range;
BEGIN
    SELECT * INTO here FROM xp.score_range r
     WHERE r.guild_id = guild AND r.board_id = board AND r.low_value = from_value AND r.low_tie = from_tie;
    SELECT * INTO below FROM xp.score_range r
     WHERE r.guild_id = guild AND r.board_id = board AND (r.low_value, r.low_tie) < (from_value, from_tie)
     ORDER BY r.low_value DESC, r.low_tie DESC LIMIT 1;
    IF here IS NULL OR below IS NULL OR here.members + below.members > 768 THEN
        RETURN;
    END IF;
    DELETE FROM xp.score_range r
     WHERE r.guild_id = guild AND r.board_id = board AND r.low_value = here.low_value AND r.low_tie = here.low_tie;
    UPDATE xp.score_range r SET members = r.members + here.members
     WHERE r.guild_id = guild AND r.board_id = board AND r.low_value = below.low_value AND r.low_tie = below.low_tie;
END $$;

-- Adds to scores of boards that the caller holds, to each at most once, and moves the counts of ranges with them.
CREATE FUNCTION xp.move_scores(moves xp.score_move[]) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    places  xp.score_place[];
    changed record;
BEGIN
    WITH moved AS (
        INSERT INTO xp.score AS s (guild_id, board_id, user_id, value)
        SELECT m.guild_id, m.board_id, m.user_id, m.value FROM unnest(moves) m
            ON CONFLICT (guild_id, board_id, user_id) DO UPDATE SET value = s.value + excluded.value
        RETURNING s.guild_id, s.board_id, s.user_id, s.value
    )
    SELECT array_agg((n.guild_id, n.board_id, place.value, -n.user_id, place.members)::xp.score_place) INTO places
      FROM moved n
      JOIN unnest(moves) m ON m.guild_id = n.guild_id AND m.board_id = n.board_id AND m.user_id = n.user_id
     CROSS JOIN LATERAL (VALUES (n.value - m.value, -1), (n.value, 1)) AS place (value, members)
     WHERE place.value > 0;
    DELETE FROM xp.score s
     USING unnest(moves) m
     WHERE s.guild_id = m.guild_id AND s.board_id = m.board_id AND s.user_id = m.user_id AND s.value = 0;
    FOR changed IN
        WITH delta AS (
            SELECT p.guild_id, p.board_id, r.low_value, r.low_tie, sum(p.members) AS members
              FROM unnest(places) p
             CROSS JOIN LATERAL (
                    SELECT low_value, low_tie FROM xp.score_range r
                     WHERE r.guild_id = p.guild_id AND r.board_id = p.board_id
                       AND (r.low_value, r.low_tie) <= (p.value, p.tie)
                     ORDER BY low_value DESC, low_tie DESC LIMIT 1) r
             GROUP BY p.guild_id, p.board_id, r.low_value, r.low_tie
            HAVING sum(p.members) <> 0
        )
        UPDATE xp.score_range r SET members = r.members + delta.members
          FROM delta
         WHERE r.guild_id = delta.guild_id AND r.board_id = delta.board_id
           AND r.low_value = delta.low_value AND r.low_tie = delta.low_tie
        RETURNING r.*
    LOOP
        IF changed.members > 1024 THEN
            PERFORM xp.cut_score_range(changed.guild_id, changed.board_id, changed.low_value, changed.low_tie);
        ELSIF changed.members < 128 AND changed.low_value >= 0 THEN
            PERFORM xp.join_score_range(changed.guild_id, changed.board_id, changed.low_value, changed.low_tie);
        END IF;
    END LOOP;
END $$;

-- Brings changes of days to the boards that have them. One transaction at a time for each board, in one order.
CREATE FUNCTION xp.change_boards(changes xp.day_change[]) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    boards xp.board[];
    moves  xp.score_move[];
BEGIN
    SELECT array_agg(held) INTO boards
      FROM (SELECT b.* FROM xp.board b
             WHERE b.state <> 'dropped'
               AND EXISTS (SELECT 1 FROM unnest(changes) c
                            WHERE c.guild_id = b.guild_id AND c.day BETWEEN b.first AND b.last)
             ORDER BY b.guild_id, b.id FOR UPDATE) AS held;
    IF boards IS NULL THEN
        RETURN;
    END IF;
    WITH delta AS (
        SELECT b.guild_id, b.id AS board_id, b.state, c.user_id,
               sum(CASE WHEN b.kind = 'xp' THEN c.xp
                        WHEN b.kind = 'voice' THEN c.voice
                        WHEN b.first = date '0001-01-01' THEN c.messages + c.brought
                        ELSE c.messages END)::bigint AS value
          FROM unnest(boards) b
          JOIN unnest(changes) c ON c.guild_id = b.guild_id AND c.day BETWEEN b.first AND b.last
         GROUP BY b.guild_id, b.id, b.state, c.user_id
    ), later AS (
        INSERT INTO xp.score_change
        SELECT d.guild_id, d.board_id, d.user_id, d.value, pg_current_xact_id()
          FROM delta d WHERE d.state = 'building' AND d.value <> 0
    )
    SELECT array_agg((d.guild_id, d.board_id, d.user_id, d.value)::xp.score_move) INTO moves
      FROM delta d WHERE d.state = 'kept' AND d.value <> 0;
    IF moves IS NOT NULL THEN
        PERFORM xp.move_scores(moves);
    END IF;
END $$;

-- Adds up a board that is noted as building, in a transaction of its own, while writers go on: what they change meanwhile
-- is noted, and made up for at the end. Does nothing where it is kept already. The noting transaction has to be over.
CREATE FUNCTION xp.build_board(guild bigint, board bigint) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    wanted xp.board;
    seen   pg_snapshot;
    moves  xp.score_move[];
BEGIN
    -- One after the other: whoever comes second finds it kept.
    PERFORM pg_advisory_xact_lock(x'6775696c626f'::bigint # board);
    SELECT * INTO wanted FROM xp.board b WHERE b.guild_id = guild AND b.id = board AND b.state = 'building';
    IF NOT FOUND THEN
        RETURN;
    END IF;
    IF wanted.first = date '0001-01-01' THEN
        WITH filled AS (
            INSERT INTO xp.score
            SELECT guild, board, m.user_id,
                   CASE wanted.kind WHEN 'xp' THEN m.total WHEN 'messages' THEN m.messages ELSE m.voice_minutes END
              FROM xp.member m
             WHERE m.guild_id = guild
               AND CASE wanted.kind WHEN 'xp' THEN m.total WHEN 'messages' THEN m.messages ELSE m.voice_minutes END > 0
            RETURNING 1
        )
        SELECT pg_current_snapshot() INTO seen FROM (SELECT count(*) FROM filled) AS all_of_them;
    ELSE
        WITH filled AS (
            INSERT INTO xp.score
            SELECT guild, board, d.user_id,
                   sum(CASE wanted.kind WHEN 'xp' THEN d.amount - d.adjustments
                                        WHEN 'messages' THEN d.messages ELSE d.voice_minutes END)
              FROM xp.day d
             WHERE d.guild_id = guild AND d.day BETWEEN wanted.first AND wanted.last
             GROUP BY d.user_id
            HAVING sum(CASE wanted.kind WHEN 'xp' THEN d.amount - d.adjustments
                                        WHEN 'messages' THEN d.messages ELSE d.voice_minutes END) > 0
            RETURNING 1
        )
        SELECT pg_current_snapshot() INTO seen FROM (SELECT count(*) FROM filled) AS all_of_them;
    END IF;
    INSERT INTO xp.score_range VALUES (guild, board, -1, 0, 0), (guild, board, 9223372036854775807, 0, 0);
    PERFORM xp.cut_score_range(guild, board, -1, 0);
    -- From here to the commit writers wait; what was noted and not seen when adding up is made up for.
    PERFORM 1 FROM xp.board b WHERE b.guild_id = guild AND b.id = board FOR UPDATE;
    SELECT array_agg((guild, board, late.user_id, late.value)::xp.score_move) INTO moves
      FROM (SELECT c.user_id, sum(c.value)::bigint AS value
              FROM xp.score_change c
             WHERE c.guild_id = guild AND c.board_id = board AND NOT pg_visible_in_snapshot(c.transaction, seen)
             GROUP BY c.user_id HAVING sum(c.value) <> 0) AS late;
    IF moves IS NOT NULL THEN
        PERFORM xp.move_scores(moves);
    END IF;
    DELETE FROM xp.score_change c WHERE c.guild_id = guild AND c.board_id = board;
    UPDATE xp.board b SET state = 'kept' WHERE b.guild_id = guild AND b.id = board;
END $$;
--rollback DROP FUNCTION xp.build_board, xp.change_boards, xp.move_scores, xp.join_score_range, xp.cut_score_range;
--rollback DROP TYPE xp.day_change, xp.score_move, xp.score_place;

--changeset guildhall:xp-board-3-triggers splitStatements:false
--comment Whoever changes days, by whatever statement, moves the boards in the same transaction.
CREATE FUNCTION xp.day_arrived() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    changes xp.day_change[];
BEGIN
    SELECT array_agg((a.guild_id, a.user_id, a.day, a.amount - a.adjustments, a.messages, a.brought, a.voice_minutes)::xp.day_change)
      INTO changes
      FROM arrived a
     WHERE a.guild_id IN (SELECT b.guild_id FROM xp.board b);
    IF changes IS NOT NULL THEN
        PERFORM xp.change_boards(changes);
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION xp.day_moved() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    changes xp.day_change[];
BEGIN
    SELECT array_agg((a.guild_id, a.user_id, a.day, a.amount - a.adjustments - b.amount + b.adjustments,
                      a.messages - b.messages, a.brought - b.brought, a.voice_minutes - b.voice_minutes)::xp.day_change)
      INTO changes
      FROM after_change a
      JOIN before_change b ON b.guild_id = a.guild_id AND b.user_id = a.user_id AND b.day = a.day
     WHERE a.guild_id IN (SELECT k.guild_id FROM xp.board k);
    IF changes IS NOT NULL THEN
        PERFORM xp.change_boards(changes);
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION xp.day_gone() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    changes xp.day_change[];
BEGIN
    SELECT array_agg((g.guild_id, g.user_id, g.day, g.adjustments - g.amount, -g.messages, -g.brought, -g.voice_minutes)::xp.day_change)
      INTO changes
      FROM gone g
     WHERE g.guild_id IN (SELECT b.guild_id FROM xp.board b);
    IF changes IS NOT NULL THEN
        PERFORM xp.change_boards(changes);
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER day_arrived AFTER INSERT ON xp.day
    REFERENCING NEW TABLE AS arrived FOR EACH STATEMENT EXECUTE FUNCTION xp.day_arrived();
CREATE TRIGGER day_moved AFTER UPDATE ON xp.day
    REFERENCING OLD TABLE AS before_change NEW TABLE AS after_change
    FOR EACH STATEMENT EXECUTE FUNCTION xp.day_moved();
CREATE TRIGGER day_gone AFTER DELETE ON xp.day
    REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION xp.day_gone();
--rollback DROP TRIGGER day_arrived ON xp.day;
--rollback DROP TRIGGER day_moved ON xp.day;
--rollback DROP TRIGGER day_gone ON xp.day;
--rollback DROP FUNCTION xp.day_arrived, xp.day_moved, xp.day_gone;

--changeset guildhall:xp-board-4-moved-days-without-a-join splitStatements:false
--comment A session plans each statement of a function once, by the first rows it meets: a join that was planned for ten of them takes a hundred times as long for two thousand. Sums do not depend on that.
CREATE OR REPLACE FUNCTION xp.day_moved() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    changes xp.day_change[];
BEGIN
    SELECT array_agg((d.guild_id, d.user_id, d.day, d.xp, d.messages, d.brought, d.voice)::xp.day_change)
      INTO changes
      FROM (SELECT m.guild_id, m.user_id, m.day, sum(m.xp)::bigint AS xp, sum(m.messages) AS messages,
                   sum(m.brought) AS brought, sum(m.voice) AS voice
              FROM (SELECT a.guild_id, a.user_id, a.day, a.amount - a.adjustments AS xp,
                           a.messages, a.brought, a.voice_minutes AS voice
                      FROM after_change a
                     UNION ALL
                    SELECT b.guild_id, b.user_id, b.day, b.adjustments - b.amount,
                           -b.messages, -b.brought, -b.voice_minutes
                      FROM before_change b) AS m
             WHERE m.guild_id IN (SELECT k.guild_id FROM xp.board k)
             GROUP BY m.guild_id, m.user_id, m.day) AS d;
    IF changes IS NOT NULL THEN
        PERFORM xp.change_boards(changes);
    END IF;
    RETURN NULL;
END $$;
--rollback not required

--changeset guildhall:xp-board-5-totals-are-a-board splitStatements:false
--comment XP of all time is a board like the others: with edits and imports, as the totals have them.
ALTER TYPE xp.day_change ADD ATTRIBUTE adjustments bigint;
COMMENT ON COLUMN xp.board.first IS '0001-01-01 for all time, which has edits and what imports brought along in it.';
-- Somebody may have asked for the years 1 to 9999: that board left out edits.
UPDATE xp.board SET state = 'dropped' WHERE kind = 'xp' AND first = date '0001-01-01';

CREATE OR REPLACE FUNCTION xp.change_boards(changes xp.day_change[]) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    boards xp.board[];
    moves  xp.score_move[];
BEGIN
    SELECT array_agg(held) INTO boards
      FROM (SELECT b.* FROM xp.board b
             WHERE b.state <> 'dropped'
               AND EXISTS (SELECT 1 FROM unnest(changes) c
                            WHERE c.guild_id = b.guild_id AND c.day BETWEEN b.first AND b.last)
             ORDER BY b.guild_id, b.id FOR UPDATE) AS held;
    IF boards IS NULL THEN
        RETURN;
    END IF;
    WITH delta AS (
        SELECT b.guild_id, b.id AS board_id, b.state, c.user_id,
               sum(CASE WHEN b.kind = 'voice' THEN c.voice
                        WHEN b.kind = 'xp' AND b.first = date '0001-01-01' THEN c.xp + c.adjustments
                        WHEN b.kind = 'xp' THEN c.xp
                        WHEN b.first = date '0001-01-01' THEN c.messages + c.brought
                        ELSE c.messages END)::bigint AS value
          FROM unnest(boards) b
          JOIN unnest(changes) c ON c.guild_id = b.guild_id AND c.day BETWEEN b.first AND b.last
         GROUP BY b.guild_id, b.id, b.state, c.user_id
    ), later AS (
        INSERT INTO xp.score_change
        SELECT d.guild_id, d.board_id, d.user_id, d.value, pg_current_xact_id()
          FROM delta d WHERE d.state = 'building' AND d.value <> 0
    )
    SELECT array_agg((d.guild_id, d.board_id, d.user_id, d.value)::xp.score_move) INTO moves
      FROM delta d WHERE d.state = 'kept' AND d.value <> 0;
    IF moves IS NOT NULL THEN
        PERFORM xp.move_scores(moves);
    END IF;
END $$;

CREATE OR REPLACE FUNCTION xp.day_arrived() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    changes xp.day_change[];
BEGIN
    SELECT array_agg((a.guild_id, a.user_id, a.day, a.amount - a.adjustments, a.messages, a.brought, a.voice_minutes,
                      a.adjustments)::xp.day_change)
      INTO changes
      FROM arrived a
     WHERE a.guild_id IN (SELECT b.guild_id FROM xp.board b);
    IF changes IS NOT NULL THEN
        PERFORM xp.change_boards(changes);
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION xp.day_moved() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    changes xp.day_change[];
BEGIN
    SELECT array_agg((d.guild_id, d.user_id, d.day, d.xp, d.messages, d.brought, d.voice, d.adjustments)::xp.day_change)
      INTO changes
      FROM (SELECT m.guild_id, m.user_id, m.day, sum(m.xp)::bigint AS xp, sum(m.messages) AS messages,
                   sum(m.brought) AS brought, sum(m.voice) AS voice, sum(m.adjustments)::bigint AS adjustments
              FROM (SELECT a.guild_id, a.user_id, a.day, a.amount - a.adjustments AS xp,
                           a.messages, a.brought, a.voice_minutes AS voice, a.adjustments
                      FROM after_change a
                     UNION ALL
                    SELECT b.guild_id, b.user_id, b.day, b.adjustments - b.amount,
                           -b.messages, -b.brought, -b.voice_minutes, -b.adjustments
                      FROM before_change b) AS m
             WHERE m.guild_id IN (SELECT k.guild_id FROM xp.board k)
             GROUP BY m.guild_id, m.user_id, m.day) AS d;
    IF changes IS NOT NULL THEN
        PERFORM xp.change_boards(changes);
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION xp.day_gone() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    changes xp.day_change[];
BEGIN
    SELECT array_agg((g.guild_id, g.user_id, g.day, g.adjustments - g.amount, -g.messages, -g.brought, -g.voice_minutes,
                      -g.adjustments)::xp.day_change)
      INTO changes
      FROM gone g
     WHERE g.guild_id IN (SELECT b.guild_id FROM xp.board b);
    IF changes IS NOT NULL THEN
        PERFORM xp.change_boards(changes);
    END IF;
    RETURN NULL;
END $$;
--rollback not possible

--changeset guildhall:xp-board-6-dropped-while-built splitStatements:false
--comment Changes to a board that was dropped meanwhile were not noted: it must not come back.
CREATE OR REPLACE FUNCTION xp.build_board(guild bigint, board bigint) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    wanted xp.board;
    seen   pg_snapshot;
    moves  xp.score_move[];
BEGIN
    -- One after the other: whoever comes second finds it kept.
    PERFORM pg_advisory_xact_lock(x'6775696c626f'::bigint # board);
    SELECT * INTO wanted FROM xp.board b WHERE b.guild_id = guild AND b.id = board AND b.state = 'building';
    IF NOT FOUND THEN
        RETURN;
    END IF;
    IF wanted.first = date '0001-01-01' THEN
        WITH filled AS (
            INSERT INTO xp.score
            SELECT guild, board, m.user_id,
                   CASE wanted.kind WHEN 'xp' THEN m.total WHEN 'messages' THEN m.messages ELSE m.voice_minutes END
              FROM xp.member m
             WHERE m.guild_id = guild
               AND CASE wanted.kind WHEN 'xp' THEN m.total WHEN 'messages' THEN m.messages ELSE m.voice_minutes END > 0
            RETURNING 1
        )
        SELECT pg_current_snapshot() INTO seen FROM (SELECT count(*) FROM filled) AS all_of_them;
    ELSE
        WITH filled AS (
            INSERT INTO xp.score
            SELECT guild, board, d.user_id,
                   sum(CASE wanted.kind WHEN 'xp' THEN d.amount - d.adjustments
                                        WHEN 'messages' THEN d.messages ELSE d.voice_minutes END)
              FROM xp.day d
             WHERE d.guild_id = guild AND d.day BETWEEN wanted.first AND wanted.last
             GROUP BY d.user_id
            HAVING sum(CASE wanted.kind WHEN 'xp' THEN d.amount - d.adjustments
                                        WHEN 'messages' THEN d.messages ELSE d.voice_minutes END) > 0
            RETURNING 1
        )
        SELECT pg_current_snapshot() INTO seen FROM (SELECT count(*) FROM filled) AS all_of_them;
    END IF;
    INSERT INTO xp.score_range VALUES (guild, board, -1, 0, 0), (guild, board, 9223372036854775807, 0, 0);
    PERFORM xp.cut_score_range(guild, board, -1, 0);
    -- From here to the commit writers wait; what was noted and not seen when adding up is made up for.
    PERFORM 1 FROM xp.board b WHERE b.guild_id = guild AND b.id = board AND b.state = 'building' FOR UPDATE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'board % of guild % was dropped while it was added up', board, guild;
    END IF;
    SELECT array_agg((guild, board, late.user_id, late.value)::xp.score_move) INTO moves
      FROM (SELECT c.user_id, sum(c.value)::bigint AS value
              FROM xp.score_change c
             WHERE c.guild_id = guild AND c.board_id = board AND NOT pg_visible_in_snapshot(c.transaction, seen)
             GROUP BY c.user_id HAVING sum(c.value) <> 0) AS late;
    IF moves IS NOT NULL THEN
        PERFORM xp.move_scores(moves);
    END IF;
    DELETE FROM xp.score_change c WHERE c.guild_id = guild AND c.board_id = board;
    UPDATE xp.board b SET state = 'kept' WHERE b.guild_id = guild AND b.id = board;
END $$;
--rollback not required

--changeset guildhall:xp-board-7-larger-ranges splitStatements:false
--comment Ranges twice as large: a question about a million members adds up a thousand counts and looks at half a thousand scores, where it was two thousand and a quarter.
-- Counts a range anew, and cuts it into ranges of about 1,024. The caller holds the board.
CREATE OR REPLACE FUNCTION xp.cut_score_range(guild bigint, board bigint, from_value bigint, from_tie bigint) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    next xp.score_range;
BEGIN
    -- A change of the same moment may have joined it with the one below.
    IF NOT EXISTS (SELECT 1 FROM xp.score_range r
                    WHERE r.guild_id = guild AND r.board_id = board
                      AND r.low_value = from_value AND r.low_tie = from_tie) THEN
        RETURN;
    END IF;
    SELECT * INTO next FROM xp.score_range r
     WHERE r.guild_id = guild AND r.board_id = board AND (r.low_value, r.low_tie) > (from_value, from_tie)
     ORDER BY r.low_value, r.low_tie LIMIT 1;
    WITH placed AS (
        SELECT s.value, -s.user_id AS tie, (row_number() OVER (ORDER BY s.value, (-s.user_id)) - 1) / 1024 AS piece
          FROM xp.score s
         WHERE s.guild_id = guild AND s.board_id = board AND s.value > 0
           AND (s.value, -s.user_id) >= (from_value, from_tie)
           AND (s.value, -s.user_id) < (next.low_value, next.low_tie)
    ), pieces AS (
        SELECT piece, min(ARRAY[value, tie]) AS low, count(*) AS members FROM placed GROUP BY piece
    ), first AS (
        UPDATE xp.score_range r SET members = coalesce((SELECT p.members FROM pieces p WHERE p.piece = 0), 0)
         WHERE r.guild_id = guild AND r.board_id = board AND r.low_value = from_value AND r.low_tie = from_tie
    )
    INSERT INTO xp.score_range SELECT guild, board, p.low[1], p.low[2], p.members FROM pieces p WHERE p.piece > 0;
END $$;

-- Joins a range with the one below it. The caller holds the board.
CREATE OR REPLACE FUNCTION xp.join_score_range(guild bigint, board bigint, from_value bigint, from_tie bigint) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    here  xp.score_range;
    below xp.score_range;
BEGIN
    SELECT * INTO here FROM xp.score_range r
     WHERE r.guild_id = guild AND r.board_id = board AND r.low_value = from_value AND r.low_tie = from_tie;
    SELECT * INTO below FROM xp.score_range r
     WHERE r.guild_id = guild AND r.board_id = board AND (r.low_value, r.low_tie) < (from_value, from_tie)
     ORDER BY r.low_value DESC, r.low_tie DESC LIMIT 1;
    IF here IS NULL OR below IS NULL OR here.members + below.members > 1536 THEN
        RETURN;
    END IF;
    DELETE FROM xp.score_range r
     WHERE r.guild_id = guild AND r.board_id = board AND r.low_value = here.low_value AND r.low_tie = here.low_tie;
    UPDATE xp.score_range r SET members = r.members + here.members
     WHERE r.guild_id = guild AND r.board_id = board AND r.low_value = below.low_value AND r.low_tie = below.low_tie;
END $$;

-- Adds to scores of boards that the caller holds, to each at most once, and moves the counts of ranges with them.
CREATE OR REPLACE FUNCTION xp.move_scores(moves xp.score_move[]) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    places  xp.score_place[];
    changed record;
BEGIN
    WITH moved AS (
        INSERT INTO xp.score AS s (guild_id, board_id, user_id, value)
        SELECT m.guild_id, m.board_id, m.user_id, m.value FROM unnest(moves) m
            ON CONFLICT (guild_id, board_id, user_id) DO UPDATE SET value = s.value + excluded.value
        RETURNING s.guild_id, s.board_id, s.user_id, s.value
    )
    SELECT array_agg((n.guild_id, n.board_id, place.value, -n.user_id, place.members)::xp.score_place) INTO places
      FROM moved n
      JOIN unnest(moves) m ON m.guild_id = n.guild_id AND m.board_id = n.board_id AND m.user_id = n.user_id
     CROSS JOIN LATERAL (VALUES (n.value - m.value, -1), (n.value, 1)) AS place (value, members)
     WHERE place.value > 0;
    DELETE FROM xp.score s
     USING unnest(moves) m
     WHERE s.guild_id = m.guild_id AND s.board_id = m.board_id AND s.user_id = m.user_id AND s.value = 0;
    FOR changed IN
        WITH delta AS (
            SELECT p.guild_id, p.board_id, r.low_value, r.low_tie, sum(p.members) AS members
              FROM unnest(places) p
             CROSS JOIN LATERAL (
                    SELECT low_value, low_tie FROM xp.score_range r
                     WHERE r.guild_id = p.guild_id AND r.board_id = p.board_id
                       AND (r.low_value, r.low_tie) <= (p.value, p.tie)
                     ORDER BY low_value DESC, low_tie DESC LIMIT 1) r
             GROUP BY p.guild_id, p.board_id, r.low_value, r.low_tie
            HAVING sum(p.members) <> 0
        )
        UPDATE xp.score_range r SET members = r.members + delta.members
          FROM delta
         WHERE r.guild_id = delta.guild_id AND r.board_id = delta.board_id
           AND r.low_value = delta.low_value AND r.low_tie = delta.low_tie
        RETURNING r.*
    LOOP
        IF changed.members > 2048 THEN
            PERFORM xp.cut_score_range(changed.guild_id, changed.board_id, changed.low_value, changed.low_tie);
        ELSIF changed.members < 256 AND changed.low_value >= 0 THEN
            PERFORM xp.join_score_range(changed.guild_id, changed.board_id, changed.low_value, changed.low_tie);
        END IF;
    END LOOP;
END $$;
--rollback not required

--changeset guildhall:xp-board-8-sections splitStatements:false
--comment A level above the ranges, and ranges of an eighth: a question about a million members adds up some sixty counts of sections and thirty of ranges, and looks at sixty scores, where it was five hundred of each.
CREATE TABLE xp.score_section (
    guild_id  bigint NOT NULL,
    board_id  bigint NOT NULL,
    low_value bigint NOT NULL,
    low_tie   bigint NOT NULL,
    members   bigint NOT NULL,
    PRIMARY KEY (guild_id, board_id, low_value, low_tie)
) WITH (fillfactor = 50);
COMMENT ON TABLE xp.score_section IS 'From this place of (value, -user_id), where a range begins, up to the next section: the sum of its ranges. Each board has one at (-1, 0), and an empty one above all.';
-- The next who looks has them added up with sections.
UPDATE xp.board SET state = 'dropped';
DROP FUNCTION xp.cut_score_range, xp.join_score_range;

-- Cuts a range of 256 or more into ranges of about 128. The caller holds the board.
CREATE FUNCTION xp.cut_score_range(at xp.score_range) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    next xp.score_range;
BEGIN
    SELECT * INTO next FROM xp.score_range r
     WHERE r.guild_id = at.guild_id AND r.board_id = at.board_id AND (r.low_value, r.low_tie) > (at.low_value, at.low_tie)
     ORDER BY r.low_value, r.low_tie LIMIT 1;
    WITH placed AS (
        SELECT s.value, -s.user_id AS tie, (row_number() OVER (ORDER BY s.value, (-s.user_id)) - 1) / 128 AS piece
          FROM xp.score s
         WHERE s.guild_id = at.guild_id AND s.board_id = at.board_id AND s.value > 0
           AND (s.value, -s.user_id) >= (at.low_value, at.low_tie)
           AND (s.value, -s.user_id) < (next.low_value, next.low_tie)
    ), pieces AS (
        SELECT piece, min(ARRAY[value, tie]) AS low, count(*) AS members FROM placed GROUP BY piece
    ), first AS (
        UPDATE xp.score_range r SET members = p.members FROM pieces p
         WHERE p.piece = 0 AND r.guild_id = at.guild_id AND r.board_id = at.board_id
           AND r.low_value = at.low_value AND r.low_tie = at.low_tie
    )
    INSERT INTO xp.score_range
    SELECT at.guild_id, at.board_id, p.low[1], p.low[2], p.members FROM pieces p WHERE p.piece > 0;
END $$;

-- Cuts a section into sections of 64 ranges. The caller holds the board.
CREATE FUNCTION xp.cut_score_section(at xp.score_section) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    next xp.score_section;
BEGIN
    SELECT * INTO next FROM xp.score_section s
     WHERE s.guild_id = at.guild_id AND s.board_id = at.board_id AND (s.low_value, s.low_tie) > (at.low_value, at.low_tie)
     ORDER BY s.low_value, s.low_tie LIMIT 1;
    WITH placed AS (
        SELECT r.low_value, r.low_tie, r.members,
               (row_number() OVER (ORDER BY r.low_value, r.low_tie) - 1) / 64 AS piece
          FROM xp.score_range r
         WHERE r.guild_id = at.guild_id AND r.board_id = at.board_id
           AND (r.low_value, r.low_tie) >= (at.low_value, at.low_tie)
           AND (r.low_value, r.low_tie) < (next.low_value, next.low_tie)
    ), pieces AS (
        SELECT piece, min(ARRAY[low_value, low_tie]) AS low, sum(members)::bigint AS members FROM placed GROUP BY piece
    ), first AS (
        UPDATE xp.score_section s SET members = p.members FROM pieces p
         WHERE p.piece = 0 AND s.guild_id = at.guild_id AND s.board_id = at.board_id
           AND s.low_value = at.low_value AND s.low_tie = at.low_tie
    )
    INSERT INTO xp.score_section
    SELECT at.guild_id, at.board_id, p.low[1], p.low[2], p.members FROM pieces p WHERE p.piece > 0;
END $$;

-- Joins a range with the one below it, unless a section begins with it. The caller holds the board.
CREATE FUNCTION xp.join_score_range(guild bigint, board bigint, from_value bigint, from_tie bigint) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    here  xp.score_range;
    below xp.score_range;
BEGIN
    -- A join of the same moment may have come before.
    SELECT * INTO here FROM xp.score_range r
     WHERE r.guild_id = guild AND r.board_id = board AND r.low_value = from_value AND r.low_tie = from_tie
       AND NOT EXISTS (SELECT 1 FROM xp.score_section s
                        WHERE s.guild_id = guild AND s.board_id = board
                          AND s.low_value = from_value AND s.low_tie = from_tie);
    SELECT * INTO below FROM xp.score_range r
     WHERE r.guild_id = guild AND r.board_id = board AND (r.low_value, r.low_tie) < (from_value, from_tie)
     ORDER BY r.low_value DESC, r.low_tie DESC LIMIT 1;
    IF here IS NULL OR below IS NULL OR here.members + below.members > 192 THEN
        RETURN;
    END IF;
    DELETE FROM xp.score_range r
     WHERE r.guild_id = guild AND r.board_id = board AND r.low_value = here.low_value AND r.low_tie = here.low_tie;
    UPDATE xp.score_range r SET members = r.members + here.members
     WHERE r.guild_id = guild AND r.board_id = board AND r.low_value = below.low_value AND r.low_tie = below.low_tie;
END $$;

-- Joins a section with the one below it. The caller holds the board.
CREATE FUNCTION xp.join_score_section(guild bigint, board bigint, from_value bigint, from_tie bigint) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    here  xp.score_section;
    below xp.score_section;
BEGIN
    SELECT * INTO here FROM xp.score_section s
     WHERE s.guild_id = guild AND s.board_id = board AND s.low_value = from_value AND s.low_tie = from_tie;
    SELECT * INTO below FROM xp.score_section s
     WHERE s.guild_id = guild AND s.board_id = board AND (s.low_value, s.low_tie) < (from_value, from_tie)
     ORDER BY s.low_value DESC, s.low_tie DESC LIMIT 1;
    IF here IS NULL OR below IS NULL OR here.members + below.members > 12288 THEN
        RETURN;
    END IF;
    DELETE FROM xp.score_section s
     WHERE s.guild_id = guild AND s.board_id = board AND s.low_value = here.low_value AND s.low_tie = here.low_tie;
    UPDATE xp.score_section s SET members = s.members + here.members
     WHERE s.guild_id = guild AND s.board_id = board AND s.low_value = below.low_value AND s.low_tie = below.low_tie;
END $$;

-- Moves the counts of ranges and sections, and keeps them of a middling size. The caller holds the boards.
CREATE FUNCTION xp.move_counts(places xp.score_place[]) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    moved    xp.score_place[];
    range    xp.score_range;
    section  xp.score_section;
BEGIN
    SELECT array_agg((d.guild_id, d.board_id, d.low_value, d.low_tie, d.members)::xp.score_place) INTO moved
      FROM (SELECT p.guild_id, p.board_id, r.low_value, r.low_tie, sum(p.members) AS members
              FROM unnest(places) p
             CROSS JOIN LATERAL (
                    SELECT low_value, low_tie FROM xp.score_range r
                     WHERE r.guild_id = p.guild_id AND r.board_id = p.board_id
                       AND (r.low_value, r.low_tie) <= (p.value, p.tie)
                     ORDER BY low_value DESC, low_tie DESC LIMIT 1) r
             GROUP BY p.guild_id, p.board_id, r.low_value, r.low_tie
            HAVING sum(p.members) <> 0) AS d;
    FOR range IN
        UPDATE xp.score_range r SET members = r.members + m.members
          FROM unnest(moved) m
         WHERE r.guild_id = m.guild_id AND r.board_id = m.board_id AND r.low_value = m.value AND r.low_tie = m.tie
        RETURNING r.*
    LOOP
        IF range.members > 256 THEN
            PERFORM xp.cut_score_range(range);
        ELSIF range.members < 32 AND range.low_value >= 0 THEN
            PERFORM xp.join_score_range(range.guild_id, range.board_id, range.low_value, range.low_tie);
        END IF;
    END LOOP;
    FOR section IN
        WITH delta AS (
            SELECT m.guild_id, m.board_id, s.low_value, s.low_tie, sum(m.members) AS members
              FROM unnest(moved) m
             CROSS JOIN LATERAL (
                    SELECT low_value, low_tie FROM xp.score_section s
                     WHERE s.guild_id = m.guild_id AND s.board_id = m.board_id
                       AND (s.low_value, s.low_tie) <= (m.value, m.tie)
                     ORDER BY low_value DESC, low_tie DESC LIMIT 1) s
             GROUP BY m.guild_id, m.board_id, s.low_value, s.low_tie
            HAVING sum(m.members) <> 0
        )
        UPDATE xp.score_section s SET members = s.members + delta.members
          FROM delta
         WHERE s.guild_id = delta.guild_id AND s.board_id = delta.board_id
           AND s.low_value = delta.low_value AND s.low_tie = delta.low_tie
        RETURNING s.*
    LOOP
        IF section.members > 16384 THEN
            PERFORM xp.cut_score_section(section);
        ELSIF section.members < 2048 AND section.low_value >= 0 THEN
            PERFORM xp.join_score_section(section.guild_id, section.board_id, section.low_value, section.low_tie);
        END IF;
    END LOOP;
END $$;

-- Adds to scores of boards that the caller holds, to each at most once, and moves the counts with them.
CREATE OR REPLACE FUNCTION xp.move_scores(moves xp.score_move[]) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    places xp.score_place[];
BEGIN
    WITH moved AS (
        INSERT INTO xp.score AS s (guild_id, board_id, user_id, value)
        SELECT m.guild_id, m.board_id, m.user_id, m.value FROM unnest(moves) m
            ON CONFLICT (guild_id, board_id, user_id) DO UPDATE SET value = s.value + excluded.value
        RETURNING s.guild_id, s.board_id, s.user_id, s.value
    )
    SELECT array_agg((n.guild_id, n.board_id, place.value, -n.user_id, place.members)::xp.score_place) INTO places
      FROM moved n
      JOIN unnest(moves) m ON m.guild_id = n.guild_id AND m.board_id = n.board_id AND m.user_id = n.user_id
     CROSS JOIN LATERAL (VALUES (n.value - m.value, -1), (n.value, 1)) AS place (value, members)
     WHERE place.value > 0;
    DELETE FROM xp.score s
     USING unnest(moves) m
     WHERE s.guild_id = m.guild_id AND s.board_id = m.board_id AND s.user_id = m.user_id AND s.value = 0;
    IF places IS NOT NULL THEN
        PERFORM xp.move_counts(places);
    END IF;
END $$;

-- Adds up a board that is noted as building, in a transaction of its own, while writers go on: what they change meanwhile
-- is noted, and made up for at the end. Does nothing where it is kept already. The noting transaction has to be over.
CREATE OR REPLACE FUNCTION xp.build_board(guild bigint, board bigint) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    wanted xp.board;
    seen   pg_snapshot;
    moves  xp.score_move[];
BEGIN
    -- One after the other: whoever comes second finds it kept.
    PERFORM pg_advisory_xact_lock(x'6775696c626f'::bigint # board);
    SELECT * INTO wanted FROM xp.board b WHERE b.guild_id = guild AND b.id = board AND b.state = 'building';
    IF NOT FOUND THEN
        RETURN;
    END IF;
    IF wanted.first = date '0001-01-01' THEN
        WITH filled AS (
            INSERT INTO xp.score
            SELECT guild, board, m.user_id,
                   CASE wanted.kind WHEN 'xp' THEN m.total WHEN 'messages' THEN m.messages ELSE m.voice_minutes END
              FROM xp.member m
             WHERE m.guild_id = guild
               AND CASE wanted.kind WHEN 'xp' THEN m.total WHEN 'messages' THEN m.messages ELSE m.voice_minutes END > 0
            RETURNING 1
        )
        SELECT pg_current_snapshot() INTO seen FROM (SELECT count(*) FROM filled) AS all_of_them;
    ELSE
        WITH filled AS (
            INSERT INTO xp.score
            SELECT guild, board, d.user_id,
                   sum(CASE wanted.kind WHEN 'xp' THEN d.amount - d.adjustments
                                        WHEN 'messages' THEN d.messages ELSE d.voice_minutes END)
              FROM xp.day d
             WHERE d.guild_id = guild AND d.day BETWEEN wanted.first AND wanted.last
             GROUP BY d.user_id
            HAVING sum(CASE wanted.kind WHEN 'xp' THEN d.amount - d.adjustments
                                        WHEN 'messages' THEN d.messages ELSE d.voice_minutes END) > 0
            RETURNING 1
        )
        SELECT pg_current_snapshot() INTO seen FROM (SELECT count(*) FROM filled) AS all_of_them;
    END IF;
    INSERT INTO xp.score_range VALUES (guild, board, -1, 0, 0), (guild, board, 9223372036854775807, 0, 0);
    PERFORM xp.cut_score_range(r) FROM xp.score_range r
      WHERE r.guild_id = guild AND r.board_id = board AND r.low_value = -1;
    INSERT INTO xp.score_section VALUES (guild, board, 9223372036854775807, 0, 0);
    INSERT INTO xp.score_section
    SELECT guild, board, p.low[1], p.low[2], p.members
      FROM (SELECT min(ARRAY[n.low_value, n.low_tie]) AS low, sum(n.members)::bigint AS members
              FROM (SELECT r.low_value, r.low_tie, r.members,
                           (row_number() OVER (ORDER BY r.low_value, r.low_tie) - 1) / 64 AS piece
                      FROM xp.score_range r
                     WHERE r.guild_id = guild AND r.board_id = board AND r.low_value < 9223372036854775807) AS n
             GROUP BY n.piece) AS p;
    -- From here to the commit writers wait; what was noted and not seen when adding up is made up for.
    PERFORM 1 FROM xp.board b WHERE b.guild_id = guild AND b.id = board AND b.state = 'building' FOR UPDATE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'board % of guild % was dropped while it was added up', board, guild;
    END IF;
    SELECT array_agg((guild, board, late.user_id, late.value)::xp.score_move) INTO moves
      FROM (SELECT c.user_id, sum(c.value)::bigint AS value
              FROM xp.score_change c
             WHERE c.guild_id = guild AND c.board_id = board AND NOT pg_visible_in_snapshot(c.transaction, seen)
             GROUP BY c.user_id HAVING sum(c.value) <> 0) AS late;
    IF moves IS NOT NULL THEN
        PERFORM xp.move_scores(moves);
    END IF;
    DELETE FROM xp.score_change c WHERE c.guild_id = guild AND c.board_id = board;
    UPDATE xp.board b SET state = 'kept' WHERE b.guild_id = guild AND b.id = board;
END $$;
--rollback not possible
