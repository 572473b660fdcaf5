package dev.guildhall.simulator.client;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.components.label.Label;
import net.dv8tion.jda.api.components.selections.EntitySelectMenu;
import net.dv8tion.jda.api.components.selections.StringSelectMenu;
import net.dv8tion.jda.api.components.textinput.TextInput;
import net.dv8tion.jda.api.components.textinput.TextInputStyle;
import net.dv8tion.jda.api.events.interaction.ModalInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.CommandAutoCompleteInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.EntitySelectInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.StringSelectInteractionEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.interactions.callbacks.IReplyCallback;
import net.dv8tion.jda.api.interactions.commands.OptionMapping;
import net.dv8tion.jda.api.interactions.components.ComponentInteraction;
import net.dv8tion.jda.api.modals.Modal;

/** Gives the bot's answers through JDA. */
final class JdaInteractions extends ListenerAdapter {
    private final Bot bot;

    JdaInteractions(Bot bot) {
        this.bot = bot;
    }

    @Override
    public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
        Map<String, String> options = new LinkedHashMap<>();
        event.getOptions().forEach(option -> options.put(option.getName(), text(option)));
        String sub = event.getSubcommandName();
        Answer answer = bot.command(sub == null ? event.getName() : event.getName() + "/" + sub, options);
        if (answer.how() == Answer.How.MODAL) {
            event.replyModal(Modal.create("form", answer.text())
                            .addComponents(Label.of(
                                    "A word",
                                    TextInput.create("word", TextInputStyle.SHORT)
                                            .build()))
                            .build())
                    .queue();
        } else {
            reply(event, answer);
        }
    }

    private static String text(OptionMapping option) {
        return switch (option.getType()) {
            case USER -> option.getAsMember().getUser().getName();
            case CHANNEL -> option.getAsChannel().getName();
            case ROLE -> option.getAsRole().getName();
            case MENTIONABLE -> option.getAsMentionable().getAsMention();
            default -> option.getAsString();
        };
    }

    private static void reply(IReplyCallback event, Answer answer) {
        switch (answer.how()) {
            case AT_ONCE, TWICE, THEN_DELETED ->
                event.reply(answer.text())
                        .setEphemeral(answer.ephemeral())
                        .addComponents(rows(answer.components()))
                        .queue(hook -> {
                            if (!answer.followUp().isEmpty()) {
                                hook.sendMessage(answer.followUp()).queue();
                            }
                            if (answer.how() == Answer.How.THEN_DELETED) {
                                hook.deleteOriginal().queue();
                            }
                        });
            case DEFERRED ->
                event.deferReply(answer.ephemeral())
                        .queue(hook -> hook.editOriginal(answer.text()).queue());
            case UPDATE ->
                ((ComponentInteraction) event).editMessage(answer.text()).queue();
            case MODAL, NOT -> {}
        }
    }

    private static List<ActionRow> rows(List<String> ids) {
        List<Button> buttons = new ArrayList<>();
        List<ActionRow> rows = new ArrayList<>();
        for (String each : ids) {
            String id = each.substring(each.indexOf(':') + 1);
            switch (each.substring(0, each.indexOf(':'))) {
                case "button" -> buttons.add(Button.primary(id, id));
                case "choice" ->
                    rows.add(ActionRow.of(StringSelectMenu.create(id)
                            .addOption("A", "a")
                            .addOption("B", "b")
                            .addOption("C", "c")
                            .setMaxValues(3)
                            .build()));
                default ->
                    rows.add(ActionRow.of(EntitySelectMenu.create(id, EntitySelectMenu.SelectTarget.USER)
                            .build()));
            }
        }
        if (!buttons.isEmpty()) {
            rows.addFirst(ActionRow.of(buttons));
        }
        return rows;
    }

    @Override
    public void onCommandAutoCompleteInteraction(CommandAutoCompleteInteractionEvent event) {
        event.replyChoiceStrings(bot.complete(event.getFocusedOption().getValue()))
                .queue();
    }

    @Override
    public void onButtonInteraction(ButtonInteractionEvent event) {
        reply(event, bot.component(event.getComponentId(), List.of()));
    }

    @Override
    public void onStringSelectInteraction(StringSelectInteractionEvent event) {
        reply(event, bot.component(event.getComponentId(), event.getValues()));
    }

    @Override
    public void onEntitySelectInteraction(EntitySelectInteractionEvent event) {
        reply(
                event,
                bot.component(
                        event.getComponentId(),
                        event.getMentions().getUsers().stream()
                                .map(user -> user.getName())
                                .toList()));
    }

    @Override
    public void onModalInteraction(ModalInteractionEvent event) {
        reply(event, bot.modal(event.getModalId(), event.getValue("word").getAsString()));
    }
}
