package example.greeter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.spi.BotModule;
import dev.guildhall.spi.message.MessageBody;
import dev.guildhall.spi.message.Reply;
import dev.guildhall.testkit.Harness;
import dev.guildhall.testkit.SampleGuild;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class GreeterModuleIT {

    @Test
    void greetsWithTheWordsOfTheServer() {
        try (Harness harness = Harness.start(new GreeterModule())) {
            assertThat(harness.command(SampleGuild.ANNA, "greet", Map.of()))
                    .isEqualTo(Reply.text("Hello, " + SampleGuild.ANNA.mention() + "!"));

            harness.set("greeter.greeting", "Moin");
            assertThat(harness.prefix(SampleGuild.ANNA, "!greet " + SampleGuild.BEN.mention()))
                    .isEqualTo(MessageBody.text("Moin, " + SampleGuild.BEN.mention() + "!"));
        }
    }

    @Test
    void isFoundOnTheClassPath() {
        assertThat(ServiceLoader.load(BotModule.class)).hasAtLeastOneElementOfType(GreeterModule.class);
    }
}
