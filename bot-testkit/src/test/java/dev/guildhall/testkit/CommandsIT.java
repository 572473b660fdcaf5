package dev.guildhall.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.spi.BotModule;
import dev.guildhall.spi.Feature;
import dev.guildhall.spi.ModuleContext;
import dev.guildhall.spi.ModuleInfo;
import dev.guildhall.spi.command.Command;
import dev.guildhall.spi.command.CommandCall;
import dev.guildhall.spi.command.Cooldown;
import dev.guildhall.spi.command.Option;
import dev.guildhall.spi.command.OptionType;
import dev.guildhall.spi.event.Member;
import dev.guildhall.spi.guild.Channel;
import dev.guildhall.spi.message.MessageBody;
import dev.guildhall.spi.message.MessageUpdate;
import dev.guildhall.spi.message.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What administrators decide about commands, and help, on the whole host. */
class CommandsIT {

    private final Harness harness = Harness.start(new InteractionsIT.CounterModule(), new ManyModule());

    @AfterEach
    void close() {
        harness.close();
    }

    private static String text(MessageBody body) {
        StringBuilder text = new StringBuilder(body.text());
        body.embeds().forEach(embed -> {
            text.append(embed.title()).append('\n').append(embed.description()).append('\n');
            embed.fields()
                    .forEach(field -> text.append(field.name())
                            .append('\n')
                            .append(field.value())
                            .append('\n'));
            text.append(embed.footer());
        });
        return text.toString();
    }

    private String manage(String path, Map<String, Object> arguments) {
        Reply reply = harness.command(SampleGuild.MANAGER, "commands " + path, arguments);
        return text(reply.body());
    }

    private String count() {
        return text(harness.command(SampleGuild.ANNA, "count", Map.of()).body());
    }

    @Test
    void aCommandThatIsOffIsRefusedUntilItIsOnAgain() {
        assertThat(count()).isEqualTo("0");
        assertThat(manage("off", Map.of("command", "/Count"))).contains("`count` is off now");
        assertThat(count()).contains("`count` is switched off here");
        assertThat(text(harness.prefix(SampleGuild.ANNA, "!count"))).contains("switched off");
        assertThat(manage("on", Map.of("command", "count"))).contains("on again");
        assertThat(count()).isEqualTo("0");
        assertThat(manage("off", Map.of("command", "cuont"))).contains("Did you mean `count`?");
    }

    @Test
    void aModuleThatIsOffTakesItsButtonsAlong() {
        Reply counter = harness.command(SampleGuild.ANNA, "count", Map.of());
        manage("off", Map.of("command", "module counter"));

        assertThat(count()).contains("switched off");
        assertThat(harness.press(counter, "More", SampleGuild.ANNA))
                .isInstanceOfSatisfying(
                        Reply.class, reply -> assertThat(reply.body().text()).contains("switched off"));
    }

    @Test
    void rolesAndChannelsDecideAndWhyExplains() {
        assertThat(manage("deny", Map.of("command", "count", "role", SampleGuild.REGULARS)))
                .contains("<@&" + SampleGuild.REGULARS + ">");
        assertThat(count()).contains("cannot be used with these roles");
        assertThat(text(harness.command(SampleGuild.BEN, "count", Map.of()).body()))
                .isEqualTo("0");
        assertThat(manage("why", Map.of("command", "count", "member", SampleGuild.ANNA.id())))
                .contains("may not use `count`")
                .contains("✅ The channel is allowed")
                .contains("cannot be used with these roles");
        assertThat(manage("list", Map.of())).contains("deny `count` <@&" + SampleGuild.REGULARS + ">");

        manage("clear", Map.of("command", "count"));
        assertThat(count()).isEqualTo("0");
        manage("allow", Map.of("command", "count", "channel", SampleGuild.ANNOUNCEMENTS));
        assertThat(count()).contains("cannot be used in this channel");
        assertThat(text(harness.command(SampleGuild.ADMIN, "count", Map.of()).body()))
                .isEqualTo("0");
    }

    @Test
    void administratorsKeepCommandsAndOthersHaveNone() {
        assertThat(manage("off", Map.of("command", "commands"))).contains("stays on");
        assertThat(text(harness.command(SampleGuild.ANNA, "commands off", Map.of("command", "count"))
                        .body()))
                .contains("**Manage Server**");
    }

    @Test
    void privacyIsEverybodysWhateverAdministratorsDecide() {
        for (String subject : List.of("privacy", "privacy export")) {
            assertThat(manage("off", Map.of("command", subject))).contains("is everybody's and cannot be limited");
            assertThat(manage("deny", Map.of("command", subject, "role", SampleGuild.REGULARS)))
                    .contains("is everybody's");
            assertThat(manage("cooldown", Map.of("command", subject, "time", "1d")))
                    .contains("is everybody's");
        }
        harness.speaks(SampleGuild.MANAGER, Locale.KOREAN);
        assertThat(manage("off", Map.of("command", "privacy"))).contains("`privacy` 명령어는 제한할 수 없어요");

        harness.set("general.command-rules", "off privacy, deny module:general role:" + SampleGuild.REGULARS);
        harness.set("general.cooldowns", "privacy=1d");
        Reply offer = harness.command(SampleGuild.ANNA, "privacy export", Map.of());
        assertThat(text(offer.body())).contains("This is what I store about you");
        assertThat(harness.press(offer, "Get my data", SampleGuild.ANNA))
                .isInstanceOfSatisfying(
                        Reply.class,
                        reply -> assertThat(reply.body().attachments()).hasSize(1));
        harness.clock().advance(Duration.ofSeconds(1));
        assertThat(text(harness.command(SampleGuild.ANNA, "privacy export", Map.of())
                        .body()))
                .contains("This is what I store about you");
    }

    @Test
    void aliasesAndCooldownsAreTheGuildsOwn() {
        assertThat(manage("alias", Map.of("name", "c", "command", "count"))).contains("`c` is one more name");
        assertThat(text(harness.prefix(SampleGuild.ANNA, "!c"))).isEqualTo("0");
        assertThat(manage("alias", Map.of("name", "jump", "command", "count"))).contains("is a command already");
        manage("cooldown", Map.of("command", "count", "time", "1m"));
        assertThat(count()).isEqualTo("0");
        harness.clock().advance(Duration.ofSeconds(10));
        assertThat(count()).contains("Please wait 50 more seconds");
        assertThat(manage("why", Map.of("command", "count", "member", SampleGuild.ANNA.id())))
                .contains("may not use `count`")
                .contains("❌ The cooldown lasts 50 more seconds: once in 60 seconds for each person.");
        assertThat(manage("why", Map.of("command", "count", "member", SampleGuild.BEN.id())))
                .contains("✅ The cooldown is over");
        manage("cooldown", Map.of("command", "count", "time", "default"));
        assertThat(count()).isEqualTo("0");
        assertThat(manage("cooldown", Map.of("command", "count", "time", "soon")))
                .contains("soon");
    }

    @Test
    void whatWillNotDoIsSaidInThePersonsLanguageAndWithoutItsMarkup() {
        String link = "**[soon](https://example.org)**";
        assertThat(manage("cooldown", Map.of("command", "count", "time", link)))
                .contains("`" + link + "` will not do: it takes a time from 0s to 1d");
        assertThat(manage("cooldown", Map.of("command", "count", "time", "30s, jump=5m")))
                .contains("will not do");
        assertThat(manage("alias", Map.of("name", "Zähl=x", "command", "count")))
                .contains("`Zähl=x` cannot be a name");
        assertThat(manage("unalias", Map.of("name", link))).contains("There is no further name `" + link + "`.");

        harness.speaks(SampleGuild.MANAGER, Locale.KOREAN);
        assertThat(manage("cooldown", Map.of("command", "count", "time", link))).contains("`" + link + "` 값은 쓸 수 없어요");
        assertThat(manage("cooldown", Map.of("command", "count", "time", "default")))
                .contains("바뀐 것이 없어요");
        assertThat(manage("alias", Map.of("name", "셈", "command", "count"))).contains("이름은 쓸 수 없어요");
        assertThat(manage("unalias", Map.of("name", "c"))).contains("`c` 이름은 없어요");

        harness.set(
                "general.aliases",
                IntStream.range(0, 200)
                        .mapToObj(number -> "n" + number + "=count")
                        .collect(Collectors.joining(", ")));
        assertThat(manage("alias", Map.of("name", "c", "command", "count"))).contains("이미 200개라서");
    }

    @Test
    void everythingThatWasDecidedIsListedPageByPage() {
        harness.set(
                "general.aliases",
                IntStream.range(100, 200)
                        .mapToObj(number -> "n" + number + "=count")
                        .collect(Collectors.joining(", ")));
        manage("cooldown", Map.of("command", "count", "time", "1m"));

        MessageBody page =
                harness.command(SampleGuild.MANAGER, "commands list", Map.of()).body();
        StringBuilder seen = new StringBuilder(text(page));
        for (int number = 2; number <= 6; number++) {
            page = ((MessageUpdate) harness.press(page, "Next", SampleGuild.MANAGER)).body();
            seen.append(text(page));
        }
        assertThat(seen)
                .contains("page 1 of 6", "`n100` is `count`", "`n199` is `count`", "`count` once in 60 seconds");
    }

    @Test
    void helpTellsTheServersOwnCooldownAndForWhomItCounts() {
        Map<String, Object> about = Map.of("command", "count");
        assertThat(text(harness.command(SampleGuild.ANNA, "help", about).body()))
                .doesNotContain("Once in");
        manage("cooldown", Map.of("command", "count", "time", "1m"));
        assertThat(text(harness.command(SampleGuild.ANNA, "help", about).body()))
                .contains("Once in 60 seconds for each person");
        assertThat(text(harness.command(SampleGuild.ANNA, "help", Map.of("command", "many-10"))
                        .body()))
                .contains("Once in 5 seconds in each channel");
        manage("cooldown", Map.of("command", "many-10", "time", "0s"));
        assertThat(text(harness.command(SampleGuild.ANNA, "help", Map.of("command", "many-10"))
                        .body()))
                .doesNotContain("Once in");
    }

    private String help(Member person, String command) {
        return text(harness.command(person, "help", Map.of("command", command)).body());
    }

    @Test
    void whatExistsIsRefusedWithTheReasonAndOnlyWhatOneMayUseIsProposed() {
        assertThat(help(SampleGuild.ANNA, "commands"))
                .isEqualTo("You need the permission **Manage Server** to use `commands`.");
        assertThat(help(SampleGuild.ANNA, "comands")).isEqualTo("There is no command `comands`.");
        assertThat(help(SampleGuild.ANNA, "/Cuont")).contains("no command `cuont`. Did you mean `count`?");
        assertThat(help(SampleGuild.MANAGER, "comands lsit")).contains("Did you mean `commands list`?");

        manage("off", Map.of("command", "count"));
        assertThat(help(SampleGuild.MANAGER, "count"))
                .isEqualTo("`count` is switched off here, by the rule about `count`. `/commands why` tells more.");
        assertThat(help(SampleGuild.MANAGER, "cuont")).isEqualTo("There is no command `cuont`.");
        assertThat(manage("on", Map.of("command", "cuont"))).contains("Did you mean `count`?");
    }

    @Test
    void whyExplainsGroupsAndModulesByWhatIsInThem() {
        manage("deny", Map.of("command", "commands list", "role", SampleGuild.REGULARS));
        manage("deny", Map.of("command", "module:many", "role", SampleGuild.REGULARS));
        manage("allow", Map.of("command", "many-10", "role", SampleGuild.REGULARS));

        assertThat(manage("why", Map.of("command", "commands", "member", SampleGuild.MANAGER.id())))
                .contains("may use 10 of the 10 commands of `commands`")
                .contains("✅ `commands list`");
        assertThat(manage("why", Map.of("command", "commands", "member", SampleGuild.ANNA.id())))
                .contains("may use 0 of the 10 commands of `commands`")
                .contains("❌ You need the permission **Manage Server** to use `commands alias`.");
        assertThat(manage("why", Map.of("command", "module:many", "member", SampleGuild.ANNA.id())))
                .contains("may use 1 of the 10 commands of `module:many`")
                .contains("✅ `many-10`")
                .contains("❌ `many-11` cannot be used with these roles")
                .contains("❌ Its buttons, selects and forms: `module:many` cannot be used with these roles");
        assertThat(manage("why", Map.of("command", "module:mayn", "member", SampleGuild.ANNA.id())))
                .contains("There is no command or module `module:mayn`. Did you mean `module:many`?");
    }

    @Test
    void furtherNamesStandForTheirCommandsEverywhere() {
        manage("alias", Map.of("name", "tally", "command", "count"));
        manage("alias", Map.of("name", "rules", "command", "commands"));

        assertThat(help(SampleGuild.ANNA, "tally")).contains("`/count [member]`");
        assertThat(help(SampleGuild.MANAGER, "rules why")).contains("/commands why <command>");
        assertThat(manage("why", Map.of("command", "tally", "member", SampleGuild.ANNA.id())))
                .contains("may use `count`");
        assertThat(manage("off", Map.of("command", "tally"))).contains("`count` is off now");
        assertThat(count()).contains("switched off");
    }

    @Test
    void anAliasThatAnotherHasJustMadeIsNotGivenAnotherMeaningUnseen() {
        harness.command(SampleGuild.ADMIN, "commands alias", Map.of("name", "c", "command", "count"));

        assertThat(manage("alias", Map.of("name", "c", "command", "help")))
                .contains("Somebody else changed the same just now");
        assertThat(manage("alias", Map.of("name", "h", "command", "help"))).contains("`h` is one more name");
        assertThat(text(harness.prefix(SampleGuild.ANNA, "!c"))).isEqualTo("0");
    }

    @Test
    void severalPrefixesAMentionAndNamesWork() {
        harness.set("general.prefix", "?, g!");

        assertThat(text(harness.prefix(SampleGuild.ANNA, "? count"))).isEqualTo("0");
        assertThat(text(harness.prefix(SampleGuild.ANNA, "G!Count"))).isEqualTo("0");
        assertThat(text(harness.prefix(SampleGuild.ANNA, SampleGuild.SELF.mention() + " count @ben")))
                .isEqualTo("counted for " + SampleGuild.BEN.id());
        assertThat(text(harness.prefix(SampleGuild.ANNA, SampleGuild.SELF.mention())))
                .contains("`?help`");
        assertThat(text(harness.prefix(SampleGuild.ANNA, "?count nobody")))
                .contains("?count nobody\n       ^^^^^^")
                .contains("does not fit `member`");
    }

    @Test
    void subcommandIsFoundByWhomItIsForAndElseOnlyThoseOfTheGroupAreNamed() {
        try (Harness bank = Harness.start(new BankModule())) {
            assertThat(text(bank.prefix(SampleGuild.ANNA, "!bank pay " + SampleGuild.BEN.mention() + " 5")))
                    .isEqualTo("to a member: 5");
            assertThat(text(bank.prefix(SampleGuild.ANNA, "!bank pay all 7"))).isEqualTo("to all: 7");
            for (String unclear : List.of("nobody", "7", "7 " + SampleGuild.BEN.mention())) {
                assertThat(text(bank.prefix(SampleGuild.ANNA, "!bank pay " + unclear)))
                        .isEqualTo("That is one of:\n`!bank pay all <amount>`\n`!bank pay member <member> <amount>`");
            }
            assertThat(text(bank.prefix(SampleGuild.ANNA, "!help bank")))
                    .contains("`/bank pay member <member> <amount>`", "Pays a member");
        }
    }

    @Test
    void commandWorksOnlyInTheKindsOfChannelsThatItNames() {
        try (Harness bank = Harness.start(new BankModule())) {
            assertThat(text(bank.command(SampleGuild.ANNA, "bank close", Map.of())
                            .body()))
                    .isEqualTo("`bank close` works only in: threads.");
            bank.messageIn(SampleGuild.THREAD, SampleGuild.ANNA, "!bank close");
            Await.until(
                    "the bank is closed from the thread",
                    () -> bank.sent().stream()
                            .anyMatch(each -> each.body().text().equals("closed")));
        }
    }

    @Test
    void helpShowsWhatThePersonMayUseInTheirLanguage() {
        String forAnna =
                text(harness.command(SampleGuild.ANNA, "help", Map.of()).body());
        assertThat(forAnna).contains("`/count` Counts").doesNotContain("/commands");

        Reply first = harness.command(SampleGuild.MANAGER, "help", Map.of());
        assertThat(text(first.body()))
                .contains("page 1 of 2")
                .contains("`/commands` Decides which commands there are, for whom and where: alias, allow,");
        assertThat(harness.press(first, "Next", SampleGuild.MANAGER))
                .isInstanceOfSatisfying(
                        MessageUpdate.class,
                        update -> assertThat(text(update.body()))
                                .contains("`/many-19` Is one of many")
                                .contains("page 2 of 2"));

        harness.speaks(SampleGuild.ANNA, Locale.KOREAN);
        assertThat(text(harness.command(SampleGuild.ANNA, "help", Map.of()).body()))
                .contains("제가 할 수 있는 일")
                .contains("`/help` 여기서 쓸 수 있는 명령어를 보여 줘요");
        assertThat(text(harness.command(SampleGuild.MANAGER, "help", Map.of("command", "commands why"))
                        .body()))
                .contains("/commands why <command> <member> [channel]")
                .contains("Needs Manage Server");
    }

    @Test
    void turnedPagesStayInTheLanguageOfTheAnswer() {
        harness.speaks(SampleGuild.MANAGER, Locale.KOREAN);

        MessageBody seenByAll = harness.prefix(SampleGuild.MANAGER, "!help");
        assertThat(harness.press(seenByAll, "Next", SampleGuild.MANAGER))
                .isInstanceOfSatisfying(
                        MessageUpdate.class,
                        update -> assertThat(text(update.body())).contains("What I can do", "page 2 of 2"));

        Reply seenByOne = harness.command(SampleGuild.MANAGER, "help", Map.of());
        assertThat(harness.press(seenByOne, "다음", SampleGuild.MANAGER))
                .isInstanceOfSatisfying(
                        MessageUpdate.class,
                        update -> assertThat(text(update.body())).contains("제가 할 수 있는 일", "2쪽 중 2쪽"));
    }

    @Test
    void whatWasErasedIsSaidInTheLanguageOfTheQuestion() {
        harness.speaks(SampleGuild.ANNA, Locale.KOREAN);

        MessageBody seenByAll = harness.prefix(SampleGuild.ANNA, "!privacy erase");
        assertThat(harness.press(seenByAll, "Erase everything", SampleGuild.ANNA))
                .isInstanceOfSatisfying(
                        MessageUpdate.class,
                        update -> assertThat(text(update.body())).startsWith("Done."));
    }

    @Test
    void theServersLanguageIsSpokenToEverybody() {
        harness.set("general.language", "ko");

        assertThat(text(harness.prefix(SampleGuild.ANNA, "!cuont"))).contains("혹시 `!count` 말씀이신가요?");
    }

    /** Has subcommands that their first options tell apart. */
    static final class BankModule implements BotModule, Feature {

        @Override
        public ModuleInfo info() {
            return new ModuleInfo("bank", "Pays");
        }

        @Override
        public Feature create(ModuleContext context) {
            return this;
        }

        @Override
        public List<Command> commands() {
            Option amount = Option.of(OptionType.INTEGER, "amount", "How much");
            return List.of(Command.group(
                    "bank",
                    "A bank",
                    Command.of("close", "Closes it", call -> Reply.text("closed"))
                            .onlyIn(Channel.Kind.THREAD),
                    Command.group(
                            "pay",
                            "Pays",
                            Command.of("member", "Pays a member", call -> paid(call, "to a member: "))
                                    .withOption(Option.of(OptionType.MEMBER, "member", "Whom"))
                                    .withOption(amount),
                            Command.of("all", "Pays everybody", call -> paid(call, "to all: "))
                                    .withOption(amount))));
        }

        private static Reply paid(CommandCall call, String whom) {
            return Reply.text(whom + call.arguments().integer("amount").orElseThrow());
        }
    }

    /** Has more commands than a page of help. */
    static final class ManyModule implements BotModule, Feature {

        @Override
        public ModuleInfo info() {
            return new ModuleInfo("many", "Has many commands");
        }

        @Override
        public Feature create(ModuleContext context) {
            return this;
        }

        @Override
        public List<Command> commands() {
            return IntStream.range(10, 20)
                    .mapToObj(
                            number -> Command.of("many-" + number, "Is one of many", call -> Reply.text("one of many"))
                                    .withCooldown(new Cooldown(Duration.ofSeconds(5), Cooldown.Per.CHANNEL)))
                    .toList();
        }
    }
}
