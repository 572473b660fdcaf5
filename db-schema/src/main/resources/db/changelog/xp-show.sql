--liquibase formatted sql

--changeset guildhall:xp-show-1-card-choice
--comment What members want of pictures; null where the guild's setting holds.
CREATE TABLE xp.card_choice (
    guild_id bigint NOT NULL,
    user_id  bigint NOT NULL,
    color    integer,
    shade    text,
    pictures boolean,
    PRIMARY KEY (guild_id, user_id)
);
COMMENT ON COLUMN xp.card_choice.color IS 'As 0xRRGGBB.';
COMMENT ON COLUMN xp.card_choice.shade IS 'DARK or LIGHT.';
--rollback DROP TABLE xp.card_choice;

--changeset guildhall:xp-show-2-day-by-day
--comment Leaderboards of a period. Without the sums, so that moving them stays cheap.
CREATE INDEX day_by_day ON xp.day (guild_id, day);
--rollback DROP INDEX xp.day_by_day;

--changeset guildhall:xp-show-3-card-choice-by-user
--comment For who wants all that is stored about them.
CREATE INDEX card_choice_by_user ON xp.card_choice (user_id);
--rollback DROP INDEX xp.card_choice_by_user;

--changeset guildhall:xp-show-4-room-for-days
--comment A day's row is changed again and again until the day is over: with room on its page no index is touched.
ALTER TABLE xp.day SET (fillfactor = 80);
--rollback ALTER TABLE xp.day RESET (fillfactor);
