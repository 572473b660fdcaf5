/** A member's card: who it is, roles and voice to change, the bot's commands for members. */

import * as api from "./api.js";
import { contextCommands, ON_MEMBER } from "./commands.js";
import { avatar, color, copyButton, el, icon } from "./dom.js";
import { appBadge, roleColor } from "./message-view.js";
import { day, momentOf } from "./time.js";
import { isVoice, moveTo, voiceOf } from "./voice.js";

const STATUSES = [["online", "Online"], ["idle", "Idle"], ["dnd", "Do not disturb"], ["invisible", "Invisible"]];

/** @param actions `{mention(member), become(member), write(), runOn(command, member)}` */
export function openMemberCard(member, store, actions) {
  const { guild } = store;
  const opener = document.activeElement?.dataset.key;
  const fault = el("p", { class: "component-error", role: "alert", hidden: true });
  const act = (action) => () => {
    dialog.close();
    action(member);
  };
  const attempt = async (action) => {
    fault.hidden = true;
    try {
      await action();
      return true;
    } catch (refusal) {
      fault.textContent = refusal.message;
      fault.hidden = false;
      return false;
    }
  };
  const dialog = el(
    "dialog",
    { class: "modal card", "aria-labelledby": "card-name" },
    head(member, guild, () => dialog.close()),
    el("div", { class: "modal-fields" }, facts(member), !member.bot && presence(member, attempt), guild && roles(member, store, attempt), guild && voice(member, store, attempt), apps(member, store, act, actions), fault),
    el(
      "div",
      { class: "modal-foot" },
      copyButton(member.id, "Copy id", { class: "button quiet" }),
      el("button", { type: "button", class: "button quiet", on: { click: act(actions.mention) } }, "Mention"),
      member.bot
        ? el("button", { type: "button", class: "button", on: { click: act(actions.write) } }, "Message")
        : el("button", { type: "button", class: "button", on: { click: act(actions.become) } }, `Be ${member.displayName}`),
    ),
  );
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  dialog.addEventListener("close", () => {
    dialog.remove();
    // The list may have been drawn anew meanwhile.
    opener && document.querySelector(`[data-key="${CSS.escape(opener)}"]`)?.focus();
  });
  document.body.append(dialog);
  dialog.showModal();
}

function head(member, guild, close) {
  return el(
    "header",
    { class: "modal-head" },
    avatar(member.displayName, member.avatarUrl, "large"),
    el(
      "div",
      { class: "card-names" },
      el("h2", { id: "card-name", class: "name", style: { "--role": roleColor(member) } }, member.displayName, member.bot && [" ", appBadge()]),
      el("p", { class: "note" }, `${member.username}${member.id === guild?.ownerId ? " · owner" : ""}`),
    ),
    el("button", { type: "button", class: "icon-button", "aria-label": "Close", on: { click: close } }, icon("close")),
  );
}

function facts(member) {
  const fact = (name, date) => el("div", {}, el("dt", {}, name), el("dd", {}, day(date)));
  return el(
    "dl",
    { class: "facts" },
    member.joinedAt && fact("Joined this server", new Date(member.joinedAt)),
    fact("On Discord since", momentOf(member.id)),
  );
}

function presence(member, attempt) {
  const status = el(
    "select",
    { id: "card-status" },
    STATUSES.map(([value, name]) => el("option", { value, selected: value === (member.status === "offline" ? "invisible" : (member.status ?? "online")) }, name)),
  );
  status.addEventListener("change", () => attempt(() => api.presence({ author: member.id, status: status.value })));
  return el("div", { class: "field-box" }, el("label", { for: "card-status" }, "Status"), status);
}

function roles(member, store, attempt) {
  const boxes = [...store.roles]
    .sort((one, other) => other.position - one.position)
    .filter((role) => !role.managed || member.roles.includes(role.id))
    .map((role) => roleBox(role, member, store.guild, attempt));
  return el("fieldset", { class: "roles" }, el("legend", {}, "Roles"), boxes.length > 0 ? boxes : el("p", { class: "note" }, "This server has none."));
}

function roleBox(role, member, guild, attempt) {
  const box = el("input", { type: "checkbox", value: role.id, disabled: role.managed });
  box.checked = member.roles.includes(role.id);
  box.addEventListener("change", async () => {
    const all = box.closest("fieldset");
    const chosen = [...all.querySelectorAll("input:checked")].map((checked) => checked.value);
    all.disabled = true;
    const isDone = await attempt(() => api.changeMember({ guild: guild.id, member: member.id, roles: chosen }));
    if (!isDone) {
      box.checked = !box.checked;
    }
    all.disabled = false;
    box.focus();
  });
  return el(
    "label",
    { class: "check role" },
    box,
    el("span", { class: "role-dot", "aria-hidden": "true", style: { "--role": color(role.color) } }),
    role.name,
    role.managed && el("span", { class: "note" }, "the bot's own"),
  );
}

/** Anybody can be put into voice, so that what a bot does with several people there can be tried by one. */
function voice(member, store, attempt) {
  const { guild } = store;
  const channels = guild.channels.filter(isVoice);
  if (channels.length === 0) {
    return null;
  }
  const state = voiceOf(guild, member.id);
  const place = el(
    "select",
    { id: "card-voice" },
    el("option", { value: "" }, state ? "Disconnect" : "Not in voice"),
    channels.map((channel) => el("option", { value: channel.id, selected: state?.channelId === channel.id }, channel.name)),
  );
  const flag = (words, name) => {
    const box = el("input", { type: "checkbox", disabled: !state });
    box.checked = Boolean(state?.[name]);
    box.addEventListener("change", async () => {
      if (!(await attempt(() => api.voice({ guild: guild.id, author: member.id, [name]: box.checked })))) {
        box.checked = !box.checked;
      }
    });
    return { box, node: el("label", { class: "check" }, box, words) };
  };
  const flags = [flag("Server mute", "mute"), flag("Server deafen", "deaf"), flag("Muted", "selfMute"), flag("Deafened", "selfDeaf")];
  place.addEventListener("change", async () => {
    if (await attempt(() => moveTo(store, guild, member.id, place.value || null))) {
      flags.forEach(({ box }) => (box.disabled = place.value === ""));
    }
  });
  return el(
    "fieldset",
    { class: "roles" },
    el("legend", {}, "Voice"),
    el("div", { class: "field-box" }, el("label", { for: "card-voice" }, "Move to voice channel"), place),
    el("div", { class: "voice-flags" }, flags.map(({ node }) => node)),
  );
}

function apps(member, store, act, actions) {
  const commands = contextCommands(store, ON_MEMBER);
  return (
    commands.length > 0 &&
    el(
      "fieldset",
      { class: "roles" },
      el("legend", {}, "Apps"),
      commands.map((command) =>
        el(
          "button",
          { type: "button", class: "tool-choice", disabled: Boolean(command.locked), on: { click: act(() => actions.runOn(command.name, member)) } },
          icon("apps"),
          command.locked ? `${command.label} (needs ${command.locked})` : command.label,
        ),
      ),
    )
  );
}
