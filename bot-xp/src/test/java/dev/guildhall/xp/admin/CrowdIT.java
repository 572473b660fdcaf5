package dev.guildhall.xp.admin;

import static dev.guildhall.testkit.SampleGuild.ADMIN;
import static dev.guildhall.testkit.SampleGuild.REGULARS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.testkit.Harness;
import dev.guildhall.xp.XpModule;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CrowdIT {

    private final Harness harness = Harness.start(new XpModule());

    @AfterEach
    void close() {
        harness.close();
    }

    private String asked() {
        return harness.command(ADMIN, "xp add role", Map.of("role", REGULARS, "amount", 150L))
                .body()
                .text();
    }

    @Test
    void whyTheMembersOfARoleCannotBeToldIsSaid() {
        harness.refuseNext(1, 50_001);
        assertThat(asked()).contains("Server Members");
        harness.refuseNext(1, 50_013);
        assertThat(asked()).contains("code 50013").doesNotContain("Server Members");
        harness.failNextSends(1);
        assertThat(asked()).contains("try again in some minutes");
        assertThat(asked()).contains("2 of 2 members change XP");
    }
}
