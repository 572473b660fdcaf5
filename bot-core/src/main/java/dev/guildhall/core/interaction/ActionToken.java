package dev.guildhall.core.interaction;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Optional;

/**
 * What a custom id says, without its signature. Its encoding takes at most 65 bytes, so that with a signature of 10 bytes it
 * fits the 100 characters that Discord allows:
 *
 * <pre>
 * 1  format 0 in the two highest bits, whether the guild is given, and the place among the components of the message
 * 4  the beginning of the SHA-256 of the action's name
 * 4  seconds from 2015 on, when it ends
 * 8  who may use it, 0 for everybody
 * 8  the guild, only where the message goes to a private conversation
 * …  the state
 * </pre>
 *
 * @param position tells components of one message apart that lead to the same; at most 31
 * @param guild given where Discord will not tell it
 * @param owner 0 for everybody
 */
record ActionToken(int position, int action, Instant end, long owner, Optional<Long> guild, String state) {

    private static final long EPOCH_SECONDS = 1_420_070_400L;
    private static final int GUILD_GIVEN = 0x20;
    private static final int POSITION = 0x1F;
    private static final int LONGEST = 65;

    ActionToken {
        if (position < 0 || position > POSITION) {
            throw new IllegalArgumentException("a message has no component at position " + position);
        }
    }

    /** The number that stands for an action's name. */
    static int number(String action) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(action.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getInt();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("this Java has no SHA-256", impossible);
        }
    }

    byte[] bytes() {
        ByteBuffer buffer = ByteBuffer.allocate(LONGEST);
        buffer.put((byte) (position | (guild.isPresent() ? GUILD_GIVEN : 0)));
        buffer.putInt(action);
        buffer.putInt((int) (end.getEpochSecond() - EPOCH_SECONDS));
        buffer.putLong(owner);
        guild.ifPresent(buffer::putLong);
        buffer.put(state.getBytes(StandardCharsets.UTF_8));
        byte[] bytes = new byte[buffer.position()];
        buffer.flip().get(bytes);
        return bytes;
    }

    /** Reads what {@link #bytes} wrote; nothing where it did not. */
    static Optional<ActionToken> read(byte[] bytes) {
        if (bytes.length > LONGEST) {
            return Optional.empty();
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        try {
            int head = buffer.get() & 0xFF;
            if ((head & ~(GUILD_GIVEN | POSITION)) != 0) {
                return Optional.empty();
            }
            int action = buffer.getInt();
            Instant end = Instant.ofEpochSecond(EPOCH_SECONDS + Integer.toUnsignedLong(buffer.getInt()));
            long owner = buffer.getLong();
            Optional<Long> guild = (head & GUILD_GIVEN) == 0 ? Optional.empty() : Optional.of(buffer.getLong());
            String state = StandardCharsets.UTF_8.newDecoder().decode(buffer).toString();
            return Optional.of(new ActionToken(head & POSITION, action, end, owner, guild, state));
        } catch (BufferUnderflowException | CharacterCodingException notOurs) {
            return Optional.empty();
        }
    }
}
