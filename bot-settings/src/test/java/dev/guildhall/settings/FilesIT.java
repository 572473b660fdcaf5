package dev.guildhall.settings;

import static dev.guildhall.db.jooq.settings.Tables.VALUE;
import static dev.guildhall.settings.Garden.body;
import static dev.guildhall.settings.Garden.embed;
import static dev.guildhall.testkit.SampleGuild.ADMIN;
import static dev.guildhall.testkit.SampleGuild.MANAGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.guildhall.core.text.TextFiles;
import dev.guildhall.settings.file.FileException;
import dev.guildhall.settings.file.SettingsFile;
import dev.guildhall.spi.command.Permission;
import dev.guildhall.spi.command.UploadedFile;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.message.MessageBody;
import dev.guildhall.spi.message.Reply;
import dev.guildhall.spi.setting.SettingTexts;
import dev.guildhall.spi.setting.SettingsDirectory;
import dev.guildhall.spi.text.Texts;
import dev.guildhall.testkit.Await;
import dev.guildhall.testkit.SampleGuild;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FilesIT {

    private final Garden garden = Garden.open(0);

    @AfterEach
    void close() {
        garden.close();
    }

    private Reply give(String yaml) {
        UploadedFile file = garden.harness().upload("mine.yaml", yaml.getBytes(StandardCharsets.UTF_8));
        return garden.run(MANAGER, "import", Map.of("file", file));
    }

    private String export() {
        Reply reply = garden.run(MANAGER, "export", Map.of());
        return new String(reply.body().attachments().getFirst().content(), StandardCharsets.UTF_8);
    }

    @Test
    void whatIsExportedCanBeChangedAndImported() {
        garden.set(MANAGER, "garden.wait", "5m");
        garden.set(MANAGER, "garden.sign", "yes: \"no\" # never");
        garden.run(MANAGER, "add", Map.of("key", "garden.plants", "item", "oak, old"));
        garden.run(MANAGER, "add", Map.of("key", "garden.keepers", "item", "3=" + SampleGuild.REGULARS));
        garden.run(MANAGER, "own role", Map.of("role", SampleGuild.REGULARS, "key", "garden.wait", "value", "7s"));
        String exported = export();
        assertThat(exported).contains("\n    wait: 5m\n", "# How long to wait", "# open: on");

        assertThat(embed(give(exported)).description()).isEqualTo("Nothing would change.");
        Reply offer = give(exported.replace("wait: 5m", "wait: 6m").replace("sign:", "# sign:"));

        assertThat(embed(offer).description().lines())
                .containsExactly("`garden.wait`: `5m` → `6m`", "`garden.sign`: `yes: \"no\" # never` → `keep out`");
        assertThat(garden.value(GardenModule.WAIT)).isEqualTo(Duration.ofMinutes(5));
        MessageBody done = body(garden.press(MANAGER, offer.body(), "Apply"));
        assertThat(done.embeds().getFirst().description()).startsWith("2 settings were changed");
        assertThat(garden.value(GardenModule.WAIT)).isEqualTo(Duration.ofMinutes(6));
    }

    @Test
    void whatDoesNotFitTogetherIsRefusedAsAWholeBeforeAnythingIsOffered() {
        Reply refused = give("guildhall: 1\nsettings: {garden: {least: 5, most: 4, wait: 2m}}");

        assertThat(refused.onlyForCaller()).isTrue();
        assertThat(refused.body().rows()).isEmpty();
        assertThat(refused.body().text())
                .isEqualTo("Nothing was changed:\n`garden.least` must not be above `garden.most`.");
        assertThat(garden.value(GardenModule.WAIT)).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void whatDoesNotFitTogetherAnyMoreIsRefusedWhenItIsConfirmed() {
        Reply offer = give("guildhall: 1\nsettings: {garden: {least: 5, wait: 2m}}");
        garden.set(MANAGER, "garden.most", "4");

        MessageBody done = body(garden.press(MANAGER, offer.body(), "Apply"));

        assertThat(done.embeds().getFirst().description())
                .isEqualTo("Nothing was changed:\n`garden.least` must not be above `garden.most`.");
        assertThat(garden.value(GardenModule.WAIT)).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void whatAPlaceCannotHaveOfItsOwnIsRefusedWithItsLine() {
        assertThat(give("guildhall: 1\nown:\n  - role: \"" + SampleGuild.REGULARS
                                + "\"\n    settings:\n      garden:\n        sign: hi\n")
                        .body()
                        .text())
                .contains("Line 6: garden.sign: it has one value for the whole server");
    }

    @Test
    void whatConcernsManyIsSaidFirstAndALongListIsGivenAsAFile() {
        String paths = IntStream.range(0, 60)
                .mapToObj(i -> "\"6000000000000009" + (10 + i) + "\"")
                .collect(Collectors.joining(", "));

        Reply offer = give("guildhall: 1\nsettings: {garden: {paths: [" + paths + "], price: 3}}");

        assertThat(embed(offer).description().lines().findFirst()).contains("ℹ 412 visitors pay more.");
        assertThat(offer.body().attachments()).singleElement().satisfies(file -> {
            assertThat(file.name()).isEqualTo("changes.txt");
            assertThat(new String(file.content(), StandardCharsets.UTF_8).lines())
                    .containsExactlyInAnyOrder(
                            "garden.paths: the default → " + paths.replace("\"", ""), "garden.price: the default → 3");
        });
        garden.press(MANAGER, offer.body(), "Apply");
        assertThat(garden.value(GardenModule.PATHS)).hasSize(60);
        assertThat(garden.run(MANAGER, "get", Map.of("key", "garden.paths"))
                        .body()
                        .attachments())
                .singleElement()
                .satisfies(file -> assertThat(new String(file.content(), StandardCharsets.UTF_8).lines())
                        .hasSize(60)
                        .startsWith("600000000000000910"));
    }

    @Test
    void wrongFilesAreRefusedWithTheirLines() {
        assertThat(give("guildhall: 1\nsettings:\n  garden:\n    wait: soon\n    wiat: 5m\n")
                        .body()
                        .text())
                .startsWith("I changed nothing, because mine.yaml cannot be used:")
                .contains(
                        "Line 4: garden.wait: ", "Line 5: there is no setting garden.wiat; did you mean garden.wait?");
        assertThat(give("no: yes").body().text()).contains("guildhall: 1");
        assertThat(give("guildhall: 1\nsettings: &a {garden: *a}").body().text())
                .contains("Line 2");
    }

    @Test
    void whatIsWrongIsSaidInKoreanToo() {
        SettingsDirectory directory = garden.harness().context().service(SettingsDirectory.class);
        SettingTexts modules = garden.harness().context().service(SettingTexts.class);
        Texts korean = TextFiles.of("settings", SettingsModule.class).in(Locale.KOREAN);

        FileException wrong = catchThrowableOfType(
                FileException.class,
                () -> SettingsFile.read(
                        "guildhall: 1\nsettings:\n  garden:\n    wait: soon\n    wiat: 5m\n", directory, false));

        assertThat(new FileProblems(modules, korean).say(wrong).lines())
                .containsExactly(
                        "4번째 줄: garden.wait: \"soon\" 값은 쓸 수 없어요. 쓸 수 있는 값: 0s부터 1d까지의 시간(예: 90s, 5m, 1h30m)",
                        "5번째 줄: garden.wiat 설정은 없어요. 혹시 garden.wait인가요?");
    }

    @Test
    void aKeyOfAnotherPermissionIsNotImportedByWhoLacksIt() {
        assertThat(give("guildhall: 1\nsettings: {garden: {lock: on}}").body().text())
                .contains("You need the permission **Administrator**");
    }

    private List<String> operatorImports(String yaml, String... more) throws IOException {
        Path file = Files.createTempFile("settings", ".yaml");
        try {
            Files.writeString(file, yaml);
            List<String> arguments =
                    new ArrayList<>(List.of("import", "--guild", SampleGuild.ID.toString(), "--file", file.toString()));
            arguments.addAll(List.of(more));
            return garden.harness().task("settings", arguments.toArray(String[]::new));
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void operatorsImportWithAReasonThatTheHistoryShows() throws IOException {
        assertThat(operatorImports("guildhall: 1\nsettings: {garden: {wait: 8m}}\n", "--reason", "they wrote to us"))
                .anyMatch(line -> line.startsWith("1 changes were made"));

        Await.until(
                "the other process's change is in force",
                () -> garden.value(GardenModule.WAIT).equals(Duration.ofMinutes(8)));
        assertThat(embed(garden.run(MANAGER, "history", Map.of())).description())
                .contains("(operator, or somebody erased) `garden.wait`", "import by the operator: they wrote to us")
                .doesNotContain("<@0>");
        assertThat(embed(garden.run(MANAGER, "get", Map.of("key", "garden.wait")))
                        .fields()
                        .getLast()
                        .value())
                .startsWith("(operator, or somebody erased)");
    }

    @Test
    void aDryRunSaysWhatTheImportWould() throws IOException {
        assertThat(operatorImports("guildhall: 1\nsettings: {garden: {price: 3}}\n", "--dry-run"))
                .containsExactly(
                        "garden.price: (default) -> 3",
                        "412 visitors pay more.",
                        "1 changes; nothing was changed, because of --dry-run.");
        assertThatThrownBy(
                        () -> operatorImports("guildhall: 1\nsettings: {garden: {least: 5, most: 4}}\n", "--dry-run"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("nothing was changed: `garden.least` must not be above `garden.most`.");
    }

    @Test
    void templatesAreOffered() {
        assertThat(garden.run(MANAGER, "template", Map.of("name", "small-server"))
                        .body()
                        .embeds()
                        .getFirst()
                        .title())
                .isEqualTo("Template small-server");
    }

    private static final GuildId ELSEWHERE = new GuildId(600000000000000777L);

    private Reply copy() {
        return garden.run(MANAGER, "copy", Map.of("server", ELSEWHERE.toString(), "reason", "as over there"));
    }

    private void storedElsewhere(String name, String value) {
        garden.harness()
                .database()
                .query(sql -> sql.insertInto(VALUE)
                        .columns(VALUE.GUILD_ID, VALUE.NAME, VALUE.VALUE_, VALUE.CHANGED_BY)
                        .values(ELSEWHERE.value(), name, value, 1L)
                        .execute());
    }

    @Test
    void aServerOfAnotherProcessIsCopiedByWhoManagesBothByDiscordsOwnWord() {
        storedElsewhere("garden.wait", "9m");
        storedElsewhere("garden.weather", "hail");
        storedElsewhere("garden.lock", "on");
        assertThat(copy().body().text()).contains("is no other server that I can copy from");

        garden.harness().elsewhere(ELSEWHERE, MANAGER, "Allotment", Permission.VIEW_CHANNEL.bit());
        assertThat(copy().body().text()).contains("You need the permission **Manage Server** on server");

        garden.harness().elsewhere(ELSEWHERE, MANAGER, "Allotment", Permission.MANAGE_GUILD.bit());
        Reply offer = copy();
        assertThat(embed(offer).title()).isEqualTo("Copy from Allotment");
        assertThat(embed(offer).description())
                .contains("`garden.wait`: `1m` → `9m`")
                .contains("no longer fit: `garden.weather`")
                .contains("you lack a permission for them here or there: `garden.lock`");
        garden.press(MANAGER, offer.body(), "Apply");
        assertThat(garden.value(GardenModule.WAIT)).isEqualTo(Duration.ofMinutes(9));
        assertThat(embed(garden.run(MANAGER, "history", Map.of())).description())
                .contains("copy of " + ELSEWHERE + ": as over there");
    }

    @Test
    void whatNamesRolesOrChannelsStaysWhateverItsType() {
        garden.harness().elsewhere(ELSEWHERE, MANAGER, "Allotment", Permission.MANAGE_GUILD.bit());
        storedElsewhere("general.command-rules", "deny help role:600000000000000778");
        storedElsewhere("garden.sign", "see <#600000000000000779>");
        storedElsewhere("garden.wait", "9m");

        Reply offer = copy();

        assertThat(embed(offer).description())
                .contains("`garden.wait`: `1m` → `9m`")
                .contains("of one of the two servers: `garden.sign`, `general.command-rules`");
        garden.press(MANAGER, offer.body(), "Apply");
        assertThat(garden.value(GardenModule.SIGN)).isEqualTo("keep out");
    }

    @Test
    void whyIsKeptInTheLanguageOfTheServer() {
        garden.set(ADMIN, "general.language", "ko");

        garden.press(
                MANAGER, give("guildhall: 1\nsettings: {garden: {wait: 2m}}").body(), "적용");

        assertThat(embed(garden.run(MANAGER, "history", Map.of())).description())
                .contains("mine.yaml 파일에서 가져오기");
    }

    @Test
    void nothingIsCopiedWhereDiscordCannotBeAsked() {
        garden.harness().failNextSends(1);
        assertThat(copy().body().text()).contains("I could not ask Discord whether you manage both servers");
    }

    @Test
    void onlyOtherServersThatThePersonManagesAreCopied() {
        assertThat(garden.run(MANAGER, "copy", Map.of("server", SampleGuild.ID.toString()))
                        .body()
                        .text())
                .contains("is no other server that I can copy from");
        assertThat(garden.run(MANAGER, "copy", Map.of("server", "600000000000000999"))
                        .body()
                        .text())
                .contains("is no other server that I can copy from");
    }
}
