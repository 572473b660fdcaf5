package dev.guildhall.simulator.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class OutboundTest {
    private static byte[] data(int number) {
        return ("{\"id\":\"" + number + "\",\"text\":\"" + "abc".repeat(1000) + "\"}").getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void payloadCarriesNameAndNumber() {
        Outbound event = Outbound.event("HELLO", 7, "{}".getBytes(StandardCharsets.UTF_8), 0);
        assertThat(new String(event.payload(), StandardCharsets.UTF_8))
                .isEqualTo("{\"t\":\"HELLO\",\"s\":7,\"op\":0,\"d\":{}}");
    }

    @Test
    void packedEventIsSentAsItWas() {
        Outbound packed = Outbound.event("HELLO", 7, data(1), 0);
        packed.pack(data(2));
        packed.pack(data(3));
        assertThat(packed.payload())
                .isEqualTo(Outbound.event("HELLO", 7, data(1), 0).payload());
        assertThat(packed.isLarge()).isTrue();
    }

    @Test
    void eventPackedLikeItselfIsSentAsItWas() {
        Outbound packed = Outbound.event("HELLO", 7, data(1), 0);
        packed.pack(packed.data());
        assertThat(packed.data()).isEqualTo(data(1));
    }
}
