package dev.guildhall.xp.credit;

import dev.guildhall.xp.ledger.MemberKey;
import java.util.Arrays;

/** What is remembered of a few members, in plain numbers, because there are many of them. Not thread-safe. */
final class RecentBucket {

    /** Beyond that, the one who wrote longest ago is forgotten. */
    static final int MOST = 16;

    private static final int STEP = 2;
    private static final int WIDTH = Field.values().length;

    private long[] fields = new long[0];
    private byte[] codes = new byte[0];
    private int size;

    /** What there is of each. No id is 0. */
    enum Field {
        GUILD,
        USER,
        /** The newest credited message. */
        CREDITED,
        /** The last message, credited or not. */
        LAST,
        /** Where that was. */
        CHANNEL,
        /** Of its verdict. */
        DETAIL
    }

    /** The place of a member; negative where there is none. */
    int find(MemberKey member) {
        long guild = member.guild().value();
        long user = member.user().value();
        for (int place = 0; place < size; place++) {
            if (get(place, Field.USER) == user && get(place, Field.GUILD) == guild) {
                return place;
            }
        }
        return -1;
    }

    /** The place of a member, made where there is none. */
    int take(MemberKey member) {
        int found = find(member);
        if (found >= 0) {
            return found;
        }
        int place = size < MOST ? add() : oldest();
        Arrays.fill(fields, place * WIDTH, (place + 1) * WIDTH, 0);
        set(place, Field.GUILD, member.guild().value());
        set(place, Field.USER, member.user().value());
        return place;
    }

    private int add() {
        if (size == codes.length) {
            fields = Arrays.copyOf(fields, fields.length + STEP * WIDTH);
            codes = Arrays.copyOf(codes, codes.length + STEP);
        }
        return size++;
    }

    private int oldest() {
        int oldest = 0;
        for (int place = 1; place < size; place++) {
            if (newest(place) < newest(oldest)) {
                oldest = place;
            }
        }
        return oldest;
    }

    private long newest(int place) {
        return Math.max(get(place, Field.CREDITED), get(place, Field.LAST));
    }

    long get(int place, Field field) {
        return fields[place * WIDTH + field.ordinal()];
    }

    void set(int place, Field field, long value) {
        fields[place * WIDTH + field.ordinal()] = value;
    }

    int code(int place) {
        return codes[place];
    }

    void setCode(int place, int code) {
        codes[place] = (byte) code;
    }
}
