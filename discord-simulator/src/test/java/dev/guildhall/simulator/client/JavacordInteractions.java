package dev.guildhall.simulator.client;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.javacord.api.DiscordApi;
import org.javacord.api.entity.Mentionable;
import org.javacord.api.entity.Nameable;
import org.javacord.api.entity.message.MessageFlag;
import org.javacord.api.entity.message.component.ActionRow;
import org.javacord.api.entity.message.component.Button;
import org.javacord.api.entity.message.component.HighLevelComponent;
import org.javacord.api.entity.message.component.LowLevelComponent;
import org.javacord.api.entity.message.component.SelectMenu;
import org.javacord.api.entity.message.component.SelectMenuOption;
import org.javacord.api.entity.message.component.TextInput;
import org.javacord.api.entity.message.component.TextInputStyle;
import org.javacord.api.interaction.InteractionBase;
import org.javacord.api.interaction.MessageComponentInteraction;
import org.javacord.api.interaction.SelectMenuInteraction;
import org.javacord.api.interaction.SlashCommandInteraction;
import org.javacord.api.interaction.SlashCommandInteractionOption;
import org.javacord.api.interaction.SlashCommandOptionChoice;
import org.javacord.api.interaction.callback.InteractionImmediateResponseBuilder;

/** Gives the bot's answers through Javacord. */
record JavacordInteractions(Bot bot) {
    void listen(DiscordApi api) {
        api.addSlashCommandCreateListener(event -> command(event.getSlashCommandInteraction()));
        api.addAutocompleteCreateListener(event -> event.getAutocompleteInteraction()
                .respondWithChoices(
                        bot
                                .complete(event.getAutocompleteInteraction()
                                        .getFocusedOption()
                                        .getStringValue()
                                        .orElse(""))
                                .stream()
                                .map(choice -> SlashCommandOptionChoice.create(choice, choice))
                                .toList()));
        api.addButtonClickListener(event -> reply(
                event.getButtonInteraction(),
                bot.component(event.getButtonInteraction().getCustomId(), List.of())));
        api.addSelectMenuChooseListener(event -> chosen(event.getSelectMenuInteraction()));
        api.addModalSubmitListener(event -> reply(
                event.getModalInteraction(),
                bot.modal(
                        event.getModalInteraction().getCustomId(),
                        event.getModalInteraction()
                                .getTextInputValueByCustomId("word")
                                .orElse(""))));
    }

    private void chosen(SelectMenuInteraction interaction) {
        List<String> values = new ArrayList<>();
        interaction.getChosenOptions().forEach(option -> values.add(option.getValue()));
        interaction.getSelectedUsers().forEach(user -> values.add(user.getName()));
        reply(interaction, bot.component(interaction.getCustomId(), values));
    }

    private void command(SlashCommandInteraction interaction) {
        Map<String, String> options = new LinkedHashMap<>();
        interaction.getArguments().forEach(option -> options.put(option.getName(), text(option)));
        List<SlashCommandInteractionOption> top = interaction.getOptions();
        String sub = !top.isEmpty() && top.getFirst().isSubcommandOrGroup()
                ? "/" + top.getFirst().getName()
                : "";
        Answer answer = bot.command(interaction.getCommandName() + sub, options);
        if (answer.how() == Answer.How.MODAL) {
            interaction.respondWithModal(
                    "form", answer.text(), ActionRow.of(TextInput.create(TextInputStyle.SHORT, "word", "A word")));
        } else {
            reply(interaction, answer);
        }
    }

    private static String text(SlashCommandInteractionOption option) {
        return switch (option.getName()) {
            case "who" -> option.getUserValue().map(Nameable::getName).orElse("?");
            case "where" -> option.getChannelValue().map(Nameable::getName).orElse("?");
            case "rank" -> option.getRoleValue().map(Nameable::getName).orElse("?");
            case "whom" ->
                option.getMentionableValue().map(Mentionable::getMentionTag).orElse("?");
            case "yes" -> option.getBooleanValue().map(Object::toString).orElse("?");
            case "count" -> option.getLongValue().map(Object::toString).orElse("?");
            case "ratio" -> option.getDecimalValue().map(Object::toString).orElse("?");
            default -> option.getStringValue().orElse("?");
        };
    }

    private static void reply(InteractionBase interaction, Answer answer) {
        switch (answer.how()) {
            case AT_ONCE, TWICE, THEN_DELETED -> {
                InteractionImmediateResponseBuilder responder = interaction
                        .createImmediateResponder()
                        .setContent(answer.text())
                        .addComponents(rows(answer.components()));
                if (answer.ephemeral()) {
                    responder.setFlags(MessageFlag.EPHEMERAL);
                }
                responder.respond().thenAccept(updater -> {
                    if (!answer.followUp().isEmpty()) {
                        interaction
                                .createFollowupMessageBuilder()
                                .setContent(answer.followUp())
                                .send();
                    }
                    if (answer.how() == Answer.How.THEN_DELETED) {
                        updater.delete();
                    }
                });
            }
            case DEFERRED ->
                interaction
                        .respondLater(answer.ephemeral())
                        .thenAccept(updater -> updater.setContent(answer.text()).update());
            case UPDATE ->
                ((MessageComponentInteraction) interaction)
                        .createOriginalMessageUpdater()
                        .setContent(answer.text())
                        .update();
            case MODAL, NOT -> {}
        }
    }

    private static HighLevelComponent[] rows(List<String> ids) {
        List<LowLevelComponent> buttons = new ArrayList<>();
        List<HighLevelComponent> rows = new ArrayList<>();
        for (String each : ids) {
            String id = each.substring(each.indexOf(':') + 1);
            switch (each.substring(0, each.indexOf(':'))) {
                case "button" -> buttons.add(Button.primary(id, id));
                case "choice" ->
                    rows.add(ActionRow.of(SelectMenu.createStringMenu(
                            id,
                            "Choose",
                            1,
                            3,
                            List.of(
                                    SelectMenuOption.create("A", "a"),
                                    SelectMenuOption.create("B", "b"),
                                    SelectMenuOption.create("C", "c")))));
                default -> rows.add(ActionRow.of(SelectMenu.createUserMenu(id)));
            }
        }
        if (!buttons.isEmpty()) {
            rows.addFirst(ActionRow.of(buttons));
        }
        return rows.toArray(HighLevelComponent[]::new);
    }
}
