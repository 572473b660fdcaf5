package dev.guildhall.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class MistakesTest {

    private final StringWriter said = new StringWriter();

    private int code(String... arguments) {
        return GuildhallCommand.line().setErr(new PrintWriter(said)).execute(arguments);
    }

    @Test
    void aMistypedOptionIsAnsweredByWhatWasMeant() {
        assertThat(code("doctor", "--jsn")).isEqualTo(2);
        assertThat(said.toString())
                .contains("guildhall doctor: there is no option --jsn: did you mean --json?")
                .contains("\"guildhall doctor --help\" shows what there is.");
    }

    @Test
    void aMissingValueIsSaidWithItsForm() {
        assertThat(code("status", "--data")).isEqualTo(2);
        assertThat(said.toString()).contains("guildhall status: --data needs a value: --data FOLDER");
    }

    @Test
    void aWordTooMuchIsNamed() {
        assertThat(code("modules", "xp")).isEqualTo(2);
        assertThat(said.toString()).contains("guildhall modules: \"xp\" is too much");
    }

    @Test
    void aMistypedCommandIsAnsweredByCommandsTasksAndWhatTheScriptDoes() {
        assertThat(new UnknownWordException("verfy", Words.all(GuildhallCommand.line(), List.of("import"))))
                .hasMessage("there is no command \"verfy\": did you mean \"verify\"?");
        assertThat(new UnknownWordException("improt", Words.all(GuildhallCommand.line(), List.of("import"))))
                .hasMessageContaining("did you mean \"import\"?");
        assertThat(new UnknownWordException("tset", Words.all(GuildhallCommand.line(), List.of())))
                .hasMessageContaining("did you mean \"test\"?");
        assertThat(new UnknownWordException("qqqqq", Words.all(GuildhallCommand.line(), List.of())))
                .hasMessage("there is no command \"qqqqq\"; \"guildhall help\" lists all");
    }

    @Test
    void completionKnowsCommandsTasksAndOptions() {
        assertThat(CompletionCommand.script())
                .contains("doctor", "modules", "completion", "import", "export", "settings", "--dry-run", "--patience")
                .contains("complete -F _complete_guildhall -o default guildhall ");
    }
}
