package dev.guildhall.xp.privacy;

import static dev.guildhall.db.jooq.xp.Tables.ERASURE;
import static dev.guildhall.db.jooq.xp.Tables.ERASURE_KEY;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.max;

import dev.guildhall.spi.id.UserId;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jooq.DSLContext;

/**
 * Who had everything erased, and when, within one transaction. Kept as a keyed hash: from the table alone nobody can tell who;
 * with a person's id and the key one can tell that they were, without which old messages would bring their XP back.
 */
public record Erasures(DSLContext sql) {

    private static final int BYTES = 16;

    /**
     * When those of these people who had everything erased did so last. What happened before that is not to be credited.
     *
     * @param oldest the earliest time in question; where nobody was erased since, one cheap look answers
     */
    public Map<UserId, Instant> since(Instant oldest, Collection<UserId> people) {
        OffsetDateTime last = sql.select(max(ERASURE.ERASED_AT)).from(ERASURE).fetchOne(0, OffsetDateTime.class);
        if (last == null || last.toInstant().isBefore(oldest)) {
            return Map.of();
        }
        Mac mac = mac();
        Map<ByteBuffer, UserId> hashed = new HashMap<>();
        people.forEach(person -> hashed.put(ByteBuffer.wrap(hash(mac, person)), person));
        List<byte[]> hashes = hashed.keySet().stream().map(ByteBuffer::array).toList();
        Map<UserId, Instant> erased = new HashMap<>();
        sql.select(ERASURE.PERSON, ERASURE.ERASED_AT)
                .from(ERASURE)
                .where(ERASURE.PERSON.in(hashes))
                .forEach(row -> {
                    UserId person = hashed.get(ByteBuffer.wrap(row.value1()));
                    if (person != null) {
                        erased.put(person, row.value2().toInstant());
                    }
                });
        return erased;
    }

    /** Remembers that somebody had everything erased. */
    void add(UserId person, Instant time) {
        sql.insertInto(ERASURE, ERASURE.PERSON, ERASURE.ERASED_AT)
                .values(hash(mac(), person), time.atOffset(ZoneOffset.UTC))
                .onConflict(ERASURE.PERSON)
                .doUpdate()
                .set(ERASURE.ERASED_AT, excluded(ERASURE.ERASED_AT))
                .execute();
    }

    private Mac mac() {
        byte[] secret = Stream.of(
                        sql.select(ERASURE_KEY.SECRET).from(ERASURE_KEY).fetchSingle(ERASURE_KEY.SECRET))
                .findFirst()
                .orElseThrow();
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has HmacSHA256", impossible);
        }
    }

    private static byte[] hash(Mac mac, UserId person) {
        byte[] id = ByteBuffer.allocate(Long.BYTES).putLong(person.value()).array();
        return Arrays.copyOf(mac.doFinal(id), BYTES);
    }
}
