package example.greeter;

import dev.guildhall.spi.BotModule;
import dev.guildhall.spi.Feature;
import dev.guildhall.spi.ModuleContext;
import dev.guildhall.spi.ModuleInfo;
import dev.guildhall.spi.command.Command;
import dev.guildhall.spi.command.CommandCall;
import dev.guildhall.spi.command.Option;
import dev.guildhall.spi.command.OptionType;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.spi.message.Markdown;
import dev.guildhall.spi.message.Reply;
import dev.guildhall.spi.setting.SettingKey;
import dev.guildhall.spi.setting.SettingTypes;
import dev.guildhall.spi.setting.Settings;
import java.util.List;

/** The entry point, which META-INF/services names. */
public final class GreeterModule implements BotModule {

    private static final SettingKey<String> GREETING =
            new SettingKey<>("greeter.greeting", SettingTypes.text(1, 100), "Hello", "The words before the name");

    @Override
    public ModuleInfo info() {
        return new ModuleInfo("greeter", "Greets members");
    }

    @Override
    public Feature create(ModuleContext context) {
        return new Greeter(context.settings());
    }

    private record Greeter(Settings guilds) implements Feature {

        @Override
        public List<SettingKey<?>> settings() {
            return List.of(GREETING);
        }

        @Override
        public List<Command> commands() {
            return List.of(Command.of("greet", "Greets a member", this::greet)
                    .withOption(Option.of(OptionType.MEMBER, "member", "Whom; yourself when left out")
                            .optional()));
        }

        private Reply greet(CommandCall call) {
            UserId whom = call.arguments().member("member").orElse(call.caller().id());
            String greeting = guilds.of(call.guild()).get(GREETING);
            return Reply.text(
                    call.texts().say("greet", "greeting", Markdown.escape(greeting), "person", "<@" + whom + ">"));
        }
    }
}
