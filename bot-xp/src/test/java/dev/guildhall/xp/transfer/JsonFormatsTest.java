package dev.guildhall.xp.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildhall.spi.id.RoleId;
import org.junit.jupiter.api.Test;

class JsonFormatsTest {

    private static final String A = "300000000000000001";
    private static final String B = "300000000000000002";
    private static final String C = "300000000000000003";

    private static final String MEE6_PAGE = """
            {
              "admin": false,
              "banner_url": null,
              "guild": {"id": "600000000000000001", "name": "Hall", "premium": true},
              "page": 0,
              "player": null,
              "players": [
                {
                  "avatar": "abc", "detailed_xp": [20, 255, 1175], "discriminator": "0",
                  "guild_id": "600000000000000001", "id": "300000000000000001", "level": 4,
                  "message_count": 58, "username": "anna", "xp": 1175
                },
                {"detailed_xp": [1, 100, 1], "guild_id": "600000000000000001", "id": "300000000000000002",
                 "level": 0, "message_count": 1, "username": "b\\"e,n", "xp": 1}
              ],
              "role_rewards": [
                {"rank": 5, "role": {"color": 1, "id": "700000000000000005", "name": "Regular"}},
                {"rank": 10, "role": {"color": 1, "id": "700000000000000010", "name": "Veteran"}}
              ],
              "user_guild_settings": null,
              "xp_per_message": [15, 25],
              "xp_rate": 1.5
            }
            """;

    @Test
    void mee6PageGivesPlayersAndWhatWasSet() {
        Collected found = Collected.from(MEE6_PAGE);

        assertThat(Collected.detected(MEE6_PAGE)).isEqualTo(Format.MEE6);
        assertThat(found.people).containsExactly(A + " 1175 58", B + " 1 1");
        assertThat(found.bad).isEmpty();
        assertThat(found.suggestions)
                .containsExactly(
                        new Suggestion.Reward(5, new RoleId(700000000000000005L)),
                        new Suggestion.Reward(10, new RoleId(700000000000000010L)),
                        new Suggestion.Setting("xp.amount", "15-25"),
                        new Suggestion.Setting("xp.cooldown", "60s"),
                        new Suggestion.Setting("xp.curve", "mee6"),
                        new Suggestion.Setting("xp.multiplier", "1.5"));
    }

    @Test
    void mee6PagesInAnArrayAndPlayersAlone() {
        String pages = "[" + MEE6_PAGE + ", {\"players\": [{\"id\": \"" + C + "\", \"xp\": 7}]}, {\"players\": []}]";
        assertThat(Collected.detected(pages)).isEqualTo(Format.MEE6);
        assertThat(Collected.from(pages).people).containsExactly(A + " 1175 58", B + " 1 1", C + " 7");

        assertThat(Collected.from(Format.MEE6, "[{\"id\": \"" + A + "\", \"xp\": 5, \"level\": 0}]").people)
                .containsExactly(A + " 5");
    }

    @Test
    void polarisLeaderboardAndExport() {
        String leaderboard = """
                {"leaderboard": [{"id": "300000000000000001", "xp": 1234.5}, {"id": "300000000000000002", "xp": 0}],
                 "settings": {"gain": {"min": 50, "max": 100, "time": 60},
                              "curve": {"3": 1, "2": 50, "1": 100}, "rounding": 100, "maxLevel": 500},
                 "rewards": [{"id": "700000000000000005", "level": 5, "keep": true}]}
                """;
        Collected found = Collected.from(leaderboard);
        assertThat(Collected.detected(leaderboard)).isEqualTo(Format.POLARIS);
        assertThat(found.people).containsExactly(A + " 1234", B + " 0");
        assertThat(found.suggestions)
                .containsExactly(
                        new Suggestion.Setting("xp.amount", "50-100"),
                        new Suggestion.Setting("xp.cooldown", "60s"),
                        new Suggestion.Setting("xp.curve", "polaris 1 50 100"),
                        new Suggestion.Setting("xp.level-cap", "500"),
                        new Suggestion.Reward(5, new RoleId(700000000000000005L)));

        String export = """
                {"settings": {"enabled": true, "gain": {"min": 5, "max": 6, "time": 90.5},
                              "rewards": [{"id": "700000000000000005", "level": 3}]},
                 "users": {"300000000000000001": {"xp": 10, "cooldown": 1700000000000},
                           "300000000000000002": {"xp": 20, "hidden": true}}}
                """;
        Collected exported = Collected.from(export);
        assertThat(Collected.detected(export)).isEqualTo(Format.POLARIS);
        assertThat(exported.people).containsExactly(A + " 10", B + " 20");
        assertThat(exported.suggestions)
                .contains(
                        new Suggestion.Setting("xp.cooldown", "90s"),
                        new Suggestion.Reward(3, new RoleId(700000000000000005L)));
    }

    @Test
    void amariLeaderboard() {
        String text = """
                {"guild": "600000000000000001", "count": 2, "total_count": 2, "data": [
                  {"id": "300000000000000001", "username": "anna", "exp": 900, "level": 6, "weeklyExp": 10},
                  {"id": "300000000000000002", "username": "ben", "exp": 40, "level": 1, "weeklyExp": 0}]}
                """;
        assertThat(Collected.detected(text)).isEqualTo(Format.AMARI);
        assertThat(Collected.from(text).people).containsExactly(A + " 900", B + " 40");
    }

    @Test
    void tutorialBotsFileOfPeopleByTheirIds() {
        String text =
                "{\"" + A + "\": {\"xp\": 100, \"level\": 2}, \"" + B + "\": {\"experience\": 7}, \"" + C + "\": 3}";
        assertThat(Collected.detected(text)).isEqualTo(Format.JSON);
        assertThat(Collected.from(text).people).containsExactly(A + " 100", B + " 7", C + " 3");
    }

    @Test
    void ofSeveralFieldsTheOneCountsThatSaysMostSurelyWhatItHoldsInAnyOrder() {
        for (String fields : new String[] {
            "'totalXp': 540, 'xp': 40, 'id': '%s'",
            "'id': '%s', 'xp': 40, 'totalXp': 540",
            "'id': '%s', 'user': 'anna', 'xp': 540",
            "'user': 'anna', 'xp': 540, 'id': '%s'",
            "'user_id': '%s', 'id': 7, 'xp': 540",
            "'id': 7, 'userId': '%s', 'xp': 540",
            "'id': 'guild-anna', 'user': '%s', 'points': 540",
            "'totalXp': 540, 'xp': 40, 'user': null, 'id': '%s'",
            "'totalXp': null, 'xp': 540, 'id': '%s'"
        }) {
            String person = "{" + fields.formatted(A).replace('\'', '"') + "}";
            assertThat(Collected.from("[" + person + "]").people).as(person).containsExactly(A + " 540");
        }
        assertThat(Collected.from("{\"" + A + "\": {\"id\": 7, \"user\": \"anna\", \"xp\": 5}}").people)
                .containsExactly(A + " 5");
    }

    @Test
    void peopleOfAnotherGuildAreLeftOutAndCounted() {
        String text = "{\"600000000000000001\": {\"" + A + "\": {\"xp\": 100}}, \"600000000000000009\": {\"" + B
                + "\": {\"xp\": 5}, \"" + C + "\": {\"xp\": 6}}}";
        Collected found = Collected.from(text);
        assertThat(found.people).containsExactly(A + " 100");
        assertThat(found.foreign).isEqualTo(2);

        Collected listed =
                Collected.from("[{\"guild_id\": \"600000000000000009\", \"user_id\": \"" + A + "\", \"xp\": 1}]");
        assertThat(listed.foreign).isEqualTo(1);
        assertThat(listed.people).isEmpty();
    }

    @Test
    void peopleOfAnotherGuildAreLeftOutThoughTheyStandUnderAName() {
        for (String people :
                new String[] {"'users': {'%s': {'xp': 90}}", "'members': [{'id': '%s', 'xp': 90}]", "'xp': {'%s': 90}"
                }) {
            String ours = "{" + people.formatted(A).replace('\'', '"') + "}";
            String text =
                    "{\"600000000000000009\": " + ours + ", \"600000000000000001\": " + ours.replace("90", "50") + "}";
            Collected found = Collected.from(text);
            assertThat(found.people).as(text).containsExactly(A + " 50");
            assertThat(found.foreign).as(text).isEqualTo(1);
        }
    }

    @Test
    void guildIsNoPersonThoughItHasXpOfItsOwn() {
        for (String guild : new String[] {"600000000000000001", "600000000000000009"}) {
            Collected found = Collected.from("{\"" + guild + "\": {\"xp\": 2, \"" + A + "\": {\"xp\": 5}}}");
            assertThat(found.people.size() + found.foreign).as(guild).isEqualTo(1);
            assertThat(found.people).as(guild).doesNotContain(guild + " 2");
        }
    }

    @Test
    void personIsOneWhateverElseStandsThere() {
        for (String more : new String[] {"'levels': []", "'levels': [3]", "'data': {}", "'data': {'joined': 5}"}) {
            String rest = more.replace('\'', '"');
            for (String text : new String[] {
                "[{\"id\": \"" + A + "\", \"xp\": 500, " + rest + "}]", "{\"" + A + "\": {" + rest + ", \"xp\": 500}}"
            }) {
                Collected found = Collected.from(text);
                assertThat(found.people).as(text).containsExactly(A + " 500");
                assertThat(found.bad).as(text).isEmpty();
            }
        }
    }

    @Test
    void badRowsAreListedWithLineAndReasonAndNothingElseIsLost() {
        String text = """
                [
                  {"id": "300000000000000001", "xp": 100},
                  {"id": 300000000000000002, "xp": 100},
                  {"id": 3.0e17, "xp": 100},
                  {"id": "anna", "xp": 100},
                  {"xp": 100},
                  {"id": "300000000000000001"},
                  {"id": "300000000000000001", "xp": null},
                  {"id": "300000000000000001", "xp": -5},
                  {"id": "300000000000000001", "xp": NaN},
                  {"id": "300000000000000001", "xp": Infinity},
                  {"id": "300000000000000001", "xp": 1e15},
                  {"id": "300000000000000001", "xp": 1e999999999},
                  {"id": "300000000000000001", "xp": "many"},
                  {"id": "99999999999999999999", "xp": 1},
                  17,
                  {"id": "300000000000000003", "xp": "12", "messages": -1}
                ]
                """;
        Collected found = Collected.from(text);
        assertThat(found.people).containsExactly(A + " 100", C + " 12");
        assertThat(found.bad)
                .containsExactly(
                        "3 ROUNDED_ID 300000000000000002",
                        "4 ROUNDED_ID 3.0e17",
                        "5 NOT_AN_ID anna",
                        "6 NO_ID",
                        "7 NO_XP",
                        "8 NO_XP",
                        "9 NEGATIVE -5",
                        "10 NOT_A_NUMBER NaN",
                        "11 TOO_LARGE Infinity",
                        "12 TOO_LARGE 1e15",
                        "13 NOT_A_NUMBER 1e999999999",
                        "14 NOT_A_NUMBER many",
                        "15 NOT_AN_ID 99999999999999999999",
                        "16 NOT_A_PERSON 17");
    }

    @Test
    void textThatBreaksOffIsRefusedWithThePlace() {
        assertThatThrownBy(() -> Collected.from("[{\"id\": \"" + A + "\", \"xp\": 100},\n {\"id\": \"3"))
                .isInstanceOf(TransferException.class)
                .hasMessageContaining("BROKEN: line 2, column");
        assertThatThrownBy(() -> Collected.from("[1] [2]")).hasMessageContaining("MORE_TEXT: line 1, column 5");
        assertThatThrownBy(() -> Collected.from("[".repeat(100_000))).hasMessageContaining("TOO_DEEP: line 1");
        assertThatThrownBy(() -> Collected.from("[1" + "0".repeat(5000) + "]"))
                .hasMessageContaining("TOO_DEEP: line 1");
    }

    @Test
    void fileWithoutPeopleSaysWhatWasExpected() {
        assertThatThrownBy(() -> Collected.from("{\"hello\": 1}"))
                .isInstanceOf(TransferException.class)
                .hasMessageContaining("EMPTY: [{\"id\"");
        assertThatThrownBy(() -> Collected.from("")).hasMessageContaining("UNKNOWN");
        assertThatThrownBy(() -> Collected.from("{\"players\": []}")).hasMessageContaining("players");
    }

    @Test
    void hugeSettingsDoNotFillTheMemory() {
        String text = "{\"settings\": [" + "[0],".repeat(200_000) + "1], \"users\": {\"" + A + "\": {\"xp\": 1}}}";
        assertThat(Collected.from(text).people).containsExactly(A + " 1");
    }

    @Test
    void byteOrderMarkAndSixteenBitsAreRead() {
        String text = "[{\"id\": \"" + A + "\", \"xp\": 100}]";
        assertThat(Collected.from("\uFEFF" + text).people).hasSize(1);
        byte[] wide = ("\uFEFF" + text).getBytes(java.nio.charset.StandardCharsets.UTF_16LE);
        assertThat(Collected.from(Format.JSON, wide).people).hasSize(1);
    }
}
