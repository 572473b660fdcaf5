/** What passes between a person and the bot: commands, buttons, menus and modals, with the bot's answers. */

import * as api from "./api.js";
import { isModal, openModal } from "./modal.js";

export class Exchange {
  #store;
  #messages;

  /** @param messages the list that takes in the bot's answers */
  constructor(store, messages) {
    this.#store = store;
    this.#messages = messages;
  }

  /** Runs a command of the bot on a member or a message. */
  async runOn(command, target) {
    const attempt = this.#messages.attempt({ command });
    try {
      await this.settle({ command, target });
      attempt.done();
    } catch (refusal) {
      attempt.fail(refusal.message, () => this.runOn(command, target));
    }
  }

  /**
   * Sends an interaction of the chosen member from where one is, takes in what the bot answers, and opens the modal that it may show.
   *
   * @throws Refusal when it failed
   */
  async settle(interaction) {
    const { place } = this.#store;
    const answer = await this.#sent({ ...interaction, ...place });
    if (isModal(answer.result)) {
      const customId = answer.result.custom_id;
      // Whoever is chosen meanwhile: the modal was shown to this member.
      openModal(answer.result, { store: this.#store, submit: (fields) => this.#sent({ ...place, customId, fields }) });
    }
    return answer;
  }

  async #sent(interaction) {
    const answer = await api.interact(interaction);
    if (answer.status === "failed") {
      throw new api.Refusal(answer.error ?? "This interaction failed");
    }
    answer.messages?.forEach((message) => this.#messages.take(message));
    return answer;
  }
}
