package dev.guildhall.xp.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class CsvFormatsTest {

    private static final String A = "300000000000000001";
    private static final String B = "300000000000000002";

    @Test
    void lurkrTable() {
        String text = "userId,username,level,xp,messageCount\r\n" + A + ",anna,4,1175,58\r\n" + B
                + ",\"b, \"\"e\"\"n\",0,1,1\r\n";
        assertThat(Collected.detected(text)).isEqualTo(Format.LURKR);
        assertThat(Collected.from(text).people).containsExactly(A + " 1175 58", B + " 1 1");
    }

    @Test
    void columnsInAnyOrderCaseAndSeparator() {
        assertThat(Collected.from("\uFEFFXP;Name;User ID\n5;anna;" + A).people).containsExactly(A + " 5");
        assertThat(Collected.from("Member-ID\tTotal_XP\r" + A + "\t7\r").people).containsExactly(A + " 7");
        assertThat(Collected.from("id,experience,messages\n<@" + A + ">,12.9,3\n'" + B + ",1,x").people)
                .containsExactly(A + " 12 3", B + " 1");
    }

    @Test
    void ofSeveralColumnsTheOneCountsThatSaysMostSurelyWhatItHolds() {
        assertThat(Collected.from("id,user_id,xp\n7," + A + ",5").people).containsExactly(A + " 5");
        assertThat(Collected.from("id,user_id,xp\n" + B + "," + A + ",5").people)
                .containsExactly(A + " 5");
        assertThat(Collected.from("user,id,xp\nanna," + A + ",5").people).containsExactly(A + " 5");
        assertThat(Collected.from("id,user,xp\n7," + A + ",5").people).containsExactly(A + " 5");
        assertThat(Collected.from("user_id,level,xp,total_xp\n" + A + ",3,40,540\n" + B + ",0,7,\n").people)
                .containsExactly(A + " 540", B + " 7");
    }

    @Test
    void idThatIsWrongIsNamedAndNotTheNumberOfTheRow() {
        assertThat(Collected.from("id,user_id,xp\n1,x,5\n2,3E+17,5\n3,,5").bad)
                .containsExactly("2 NOT_AN_ID x", "3 ROUNDED_ID 3E+17", "4 NO_ID");
    }

    @Test
    void withoutNamesTheColumnsAreIdAndXp() {
        assertThat(Collected.from(A + ",5,1\n" + B + ",6,1").people).containsExactly(A + " 5", B + " 6");
    }

    @Test
    void openQuoteSpoilsItsOwnLineAlone() {
        String text = "id,xp,name\n" + A + ",5,\"anna\n" + B + ",6,ben\n" + A + ",7,\"two\nlines\"\n" + B + ",8,x\n";
        Collected found = Collected.from(text);
        assertThat(found.people).containsExactly(B + " 6", A + " 7", B + " 8");
        assertThat(found.bad).containsExactly("2 OPEN_QUOTE " + A + ",5,\"anna");
    }

    @Test
    void rowWithMoreFieldsThanColumnsIsBadUnlessTheyAreEmpty() {
        Collected found = Collected.from("id,name,xp,level\n" + A + ",Anna, Ada,700,3\n" + B + ",ben,6,1,, \n");
        assertThat(found.people).containsExactly(B + " 6");
        assertThat(found.bad).containsExactly("2 TOO_MANY_FIELDS " + A + ",Anna, Ada,700,3");
    }

    @Test
    void manyOpenQuotesSpoilTheirOwnLines() {
        String line = "a" + "\"".repeat(16_000) + ",\"\n";
        Collected found = Collected.from("id,xp,z\n" + line.repeat(200) + A + ",5,x\n");
        assertThat(found.people).containsExactly(A + " 5");
        assertThat(found.bad).hasSize(200);
    }

    @Test
    void badRowsAreListedWithLineAndReason() {
        String text = "id,xp\n" + A + "\n\n,5\n3E+17,5\n" + A + ",x\n" + A + ",-1\n" + A + ",NaN\nx,1\n" + A
                + ",\"1,175\"\n" + A + "," + "9".repeat(20_000) + "\n" + B + ",9";
        Collected found = Collected.from(text);
        assertThat(found.people).containsExactly(B + " 9");
        assertThat(found.bad)
                .containsExactly(
                        "2 NO_XP",
                        "4 NO_ID 5".replace(" 5", ""),
                        "5 ROUNDED_ID 3E+17",
                        "6 NOT_A_NUMBER x",
                        "7 NEGATIVE -1",
                        "8 NOT_A_NUMBER NaN",
                        "9 NOT_AN_ID x",
                        "10 NOT_A_NUMBER 1,175",
                        "11 LINE_TOO_LONG " + A + "," + "9".repeat(21) + "…");
    }

    @Test
    void tableWithoutIdsOrXpIsRefusedWithItsColumns() {
        assertThatThrownBy(() -> Collected.from("name,money\nanna,5"))
                .isInstanceOf(TransferException.class)
                .hasMessage("NO_COLUMNS: name, money");
        assertThatThrownBy(() -> Collected.from("hello")).hasMessageContaining("UNKNOWN");
    }

    @Test
    void sixteenBitsAreRead() {
        byte[] wide = ("\uFEFFid,xp\n" + A + ",5\n").getBytes(StandardCharsets.UTF_16BE);
        assertThat(Collected.from(Format.CSV, wide).people).containsExactly(A + " 5");
    }

    /** Whatever names people have, and whichever lines are spoilt: every good row arrives, every spoilt one is listed. */
    @RepeatedTest(200)
    void whateverStandsInNamesEveryRowArrivesOrIsListed(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        char separator = ",;\t".charAt(random.nextInt(3));
        String end = List.of("\n", "\r\n", "\r").get(random.nextInt(3));
        StringBuilder text = new StringBuilder("id" + separator + "name" + separator + "xp" + end);
        List<String> expected = new ArrayList<>();
        int spoilt = 0;
        for (int row = 0; row < 50; row++) {
            long id = 300_000_000_000_000_000L + random.nextInt(1_000_000);
            long xp = random.nextLong(Person.MOST_XP);
            boolean bad = random.nextInt(8) == 0;
            text.append(id).append(separator).append(quoted(name(random))).append(separator);
            text.append(bad ? "-1" : String.valueOf(xp)).append(end);
            if (bad) {
                spoilt++;
            } else {
                expected.add(id + " " + xp);
            }
        }
        Collected found = Collected.from(Format.CSV, text.toString());
        assertThat(found.people).isEqualTo(expected);
        assertThat(found.bad).hasSize(spoilt);
    }

    private static String name(Random random) {
        String letters = "ab\",;\t' é가😀=-0";
        StringBuilder name = new StringBuilder();
        int length = random.nextInt(12);
        for (int i = 0; i < length; i++) {
            name.append(letters.charAt(random.nextInt(letters.length())));
        }
        return name.toString();
    }

    private static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }
}
