package dev.guildhall.core.command;

import dev.guildhall.core.text.TextCatalogue;
import dev.guildhall.spi.facet.ActionCall;
import dev.guildhall.spi.message.Action;
import dev.guildhall.spi.message.Component.Button;
import dev.guildhall.spi.message.Embed;
import dev.guildhall.spi.message.MessageBody;
import dev.guildhall.spi.message.Row;
import dev.guildhall.spi.text.Texts;
import java.util.Locale;

/**
 * Pages with two buttons to turn them. They stay in the language of the first, which travels with the buttons: what everybody
 * sees is in the server's, whoever presses.
 *
 * @param action that the buttons lead to
 */
record Pager(String action, TextCatalogue catalogue) {

    /** The page that somebody wants, and the language of the one that is there. */
    record Turn(int number, Texts texts) {}

    Turn turn(ActionCall call) {
        String[] state = call.state().split(" ", 2);
        return new Turn(
                Integer.parseInt(state[0]),
                state.length == 1 ? call.privateTexts() : catalogue.own(Locale.forLanguageTag(state[1])));
    }

    /** @param number from 0 */
    MessageBody page(Embed embed, int number, int pages, Texts texts) {
        if (pages == 1) {
            return MessageBody.embed(embed);
        }
        String place = texts.say("help.page", "page", number + 1, "pages", pages);
        return MessageBody.embed(embed.withFooter(embed.footer().isEmpty() ? place : embed.footer() + " · " + place))
                .withRows(Row.of(
                        Button.of(texts.say("help.previous"), to(number - 1, texts))
                                .enabledIf(number > 0),
                        Button.of(texts.say("help.next"), to(number + 1, texts)).enabledIf(number < pages - 1)));
    }

    private Action to(int number, Texts texts) {
        return Action.of(action, number + " " + texts.language().toLanguageTag());
    }
}
