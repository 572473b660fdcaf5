/** A member's card: mention, become this member, roles to give and take, and the bot's commands for members. */

import * as api from "./api.js";
import { contextCommands, ON_MEMBER } from "./commands.js";
import { avatar, color, el, icon } from "./dom.js";
import { appBadge, roleColor } from "./message-view.js";

/** @param actions `{mention(member), become(member), runOn(command, member)}` */
export function openMemberCard(member, store, actions) {
  const { guild } = store;
  const opener = document.activeElement?.dataset.key;
  const fault = el("p", { class: "component-error", role: "alert", hidden: true });
  const act = (action) => () => {
    dialog.close();
    action(member);
  };
  const roles = guild.roles
    .filter((role) => role.id !== guild.id)
    .sort((one, other) => other.position - one.position)
    .map((role) => roleBox(role, member, guild, fault));
  const commands = contextCommands(store, ON_MEMBER);
  const dialog = el(
    "dialog",
    { class: "modal card", "aria-labelledby": "card-name" },
    el(
      "header",
      { class: "modal-head" },
      avatar(member.displayName, member.avatarUrl),
      el(
        "div",
        { class: "card-names" },
        el("h2", { id: "card-name", class: "name", style: { "--role": roleColor(member) } }, member.displayName, member.bot && [" ", appBadge()]),
        el("p", { class: "note" }, `${member.username}${member.id === guild.ownerId ? " · owner" : ""}`),
      ),
      el("button", { type: "button", class: "icon-button", "aria-label": "Close", on: { click: () => dialog.close() } }, icon("close")),
    ),
    el(
      "div",
      { class: "modal-fields" },
      el("fieldset", { class: "roles" }, el("legend", {}, "Roles"), roles.length > 0 ? roles : el("p", { class: "note" }, "This server has none.")),
      commands.length > 0 &&
        el(
          "fieldset",
          { class: "roles" },
          el("legend", {}, "Apps"),
          commands.map((command) =>
            el(
              "button",
              { type: "button", class: "tool-choice", disabled: Boolean(command.locked), title: command.locked && `needs ${command.locked}`, on: { click: act(() => actions.runOn(command.name, member)) } },
              command.name,
            ),
          ),
        ),
      fault,
    ),
    el(
      "div",
      { class: "modal-foot" },
      el("button", { type: "button", class: "button quiet", on: { click: act(actions.mention) } }, "Mention"),
      !member.bot && el("button", { type: "button", class: "button", on: { click: act(actions.become) } }, `Be ${member.displayName}`),
    ),
  );
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  dialog.addEventListener("close", () => {
    dialog.remove();
    // The list may have been drawn anew meanwhile.
    opener && document.querySelector(`#members [data-key="${CSS.escape(opener)}"]`)?.focus();
  });
  document.body.append(dialog);
  dialog.showModal();
}

function roleBox(role, member, guild, fault) {
  const box = el("input", { type: "checkbox", value: role.id });
  box.checked = member.roles.includes(role.id);
  box.addEventListener("change", async () => {
    fault.hidden = true;
    const all = box.closest("fieldset");
    const roles = [...all.querySelectorAll("input:checked")].map((checked) => checked.value);
    all.disabled = true;
    try {
      await api.changeMember({ guild: guild.id, member: member.id, roles });
    } catch (refusal) {
      box.checked = !box.checked;
      fault.textContent = refusal.message;
      fault.hidden = false;
    }
    all.disabled = false;
    box.focus();
  });
  return el("label", { class: "check role" }, box, el("span", { class: "role-dot", "aria-hidden": "true", style: { "--role": color(role.color) } }), role.name);
}
