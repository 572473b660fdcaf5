package dev.guildhall.simulator.oauth;

import dev.guildhall.simulator.world.Person;
import java.util.List;
import java.util.Map;

/** The HTML of the consent page; everything that comes from outside is escaped. */
final class ConsentPage {
    /** The parameters that are passed on from the question to the answer. */
    static final List<String> PASSED_ON = List.of(
            "client_id", "redirect_uri", "response_type", "scope", "state", "code_challenge", "code_challenge_method");

    private static final String FRAME = """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <title>%s</title><style>
            :root { color-scheme: light dark }
            body { font: 16px/1.5 system-ui, sans-serif; margin: 0; min-height: 100vh; display: grid;
              place-items: center; background: light-dark(#f2f3f5, #1e1f22); color: light-dark(#2e3338, #dbdee1) }
            main { box-sizing: border-box; width: min(26rem, 100vw); padding: 2rem; border-radius: 12px;
              background: light-dark(#fff, #313338); box-shadow: 0 2px 16px #0003 }
            h1 { font-size: 1.25rem; margin: 0 0 .5rem } p { margin: 0 0 1rem } ul { padding-left: 1.25rem }
            form { display: grid; gap: .5rem }
            button { font: inherit; color: inherit; text-align: left; padding: .5rem .75rem; border-radius: 8px;
              border: 1px solid light-dark(#d4d7dc, #43444b); background: transparent; cursor: pointer;
              display: flex; gap: .75rem; align-items: center }
            button:hover, button:focus-visible { background: #5865f2; border-color: #5865f2; color: #fff }
            button.no { justify-content: center; margin-top: .5rem } img { border-radius: 50%% }
            small { opacity: .7 }
            </style></head><body><main>%s</main></body></html>
            """;

    private ConsentPage() {}

    static String ask(String application, List<String> scopes, List<Person> people, Map<String, String> fields) {
        StringBuilder body = new StringBuilder(
                "<h1>%s wants to know who you are</h1><p>It will get:</p><ul>".formatted(escape(application)));
        scopes.forEach(
                scope -> body.append("<li><code>%s</code> %s</li>".formatted(escape(scope), escape(meaning(scope)))));
        body.append("</ul><p>Log in as</p><form method=\"post\">");
        fields.forEach((name, value) ->
                body.append("<input type=\"hidden\" name=\"%s\" value=\"%s\">".formatted(escape(name), escape(value))));
        for (Person person : people) {
            body.append(
                    "<button name=\"person\" value=\"%s\"><img src=\"/cdn/avatars/%s.svg\" alt=\"\" width=\"32\" height=\"32\"><span>%s <small>%s</small></span></button>"
                            .formatted(person.id(), person.id(), escape(person.displayName()), escape(person.name())));
        }
        return FRAME.formatted(
                "Log in", body.append("<button class=\"no\" name=\"person\" value=\"\">Cancel</button></form>"));
    }

    static String refuse(String why) {
        return FRAME.formatted("Not possible", "<h1>This cannot be allowed</h1><p>%s</p>".formatted(escape(why)));
    }

    private static String meaning(String scope) {
        return switch (scope) {
            case "identify" -> "your name and picture";
            case "email" -> "your e-mail address";
            case "guilds" -> "which servers you are in";
            default -> "nothing, here";
        };
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
