/** Voice: who is in which channel, and the panel of the one that I am in. */

import * as api from "./api.js";
import { avatar, el, icon, refill } from "./dom.js";
import { roleColor } from "./message-view.js";

const VOICE = 2;
const STAGE = 13;

export function isVoice(channel) {
  return channel.type === VOICE || channel.type === STAGE;
}

/** Where a member is in voice, and what is switched off; null for who is in none. */
export function voiceOf(guild, person) {
  return (guild?.voiceStates ?? []).find((state) => state.userId === person) ?? null;
}

/** Every server's voice state of a person: Discord knows one at a time. */
function connection(store, person) {
  for (const guild of store.world?.guilds ?? []) {
    const state = voiceOf(guild, person);
    if (state) {
      return { guild, state, channel: guild.channels.find((channel) => channel.id === state.channelId) };
    }
  }
  return null;
}

/** Puts a member into a voice channel, null for none; whoever talks in another server leaves that one. */
export async function moveTo(store, guild, person, channel) {
  const before = connection(store, person);
  if (before && before.guild.id !== guild.id) {
    await api.voice({ guild: before.guild.id, author: person, channel: null });
  }
  await api.voice({ guild: guild.id, author: person, channel });
}

/** A voice channel in the list, with those who are in it. */
export function voiceChannel(channel, store, { join, open, chat }) {
  const { guild, me } = store;
  const inside = (guild.voiceStates ?? [])
    .filter((state) => state.channelId === channel.id)
    .map((state) => ({ state, member: store.member(state.userId) }))
    .filter(({ member }) => member)
    .sort((one, other) => one.member.displayName.localeCompare(other.member.displayName));
  const isAfk = guild.afkChannelId === channel.id;
  const isHere = voiceOf(guild, me?.id)?.channelId === channel.id;
  const count = inside.length === 0 ? "nobody is in it" : inside.length === 1 ? "one person is in it" : `${inside.length} people are in it`;
  return el(
    "li",
    {},
    el(
      "div",
      { class: "voice-row" },
      el(
        "button",
        {
          type: "button",
          class: `channel voice-channel${isHere ? " joined" : ""}`,
          "aria-label": `${channel.name}, voice channel${isAfk ? " for those who are away" : ""}, ${count}. ${isHere ? "You are in it" : "Join"}`,
          title: isHere ? "You are in it" : "Join",
          data: { key: channel.id },
          on: { click: () => (isHere ? chat(channel) : join(channel)) },
        },
        icon("speaker"),
        el("span", { class: "excerpt" }, channel.name),
        isAfk && el("span", { class: "afk" }, "AFK"),
      ),
      el(
        "button",
        { type: "button", class: "icon-button voice-chat", "aria-label": `Messages in ${channel.name}`, title: "Messages", "aria-current": channel.id === store.channel?.id ? "page" : null, data: { key: `chat-${channel.id}` }, on: { click: () => chat(channel) } },
        icon("bubble"),
      ),
    ),
    inside.length > 0 &&
      el(
        "ul",
        { class: "voice-members", "aria-label": `In ${channel.name}` },
        inside.map(({ member, state }) => el("li", {}, voiceMember(member, state, isAfk, open))),
      ),
  );
}

function voiceMember(member, state, isAfk, open) {
  const marks = marksOf(state);
  return el(
    "button",
    {
      type: "button",
      class: `voice-member${isAfk ? " away" : ""}`,
      "aria-label": [member.displayName, isAfk && "away", ...marks.map((mark) => mark.words)].filter(Boolean).join(", "),
      data: { key: `voice-${member.id}` },
      on: { click: () => open(member) },
    },
    avatar(member.displayName, member.avatarUrl, "mini"),
    el("span", { class: "name excerpt", style: { "--role": roleColor(member) } }, member.displayName),
    marks.map(({ symbol, words, isByServer }) => el("span", { class: `voice-mark${isByServer ? " by-server" : ""}`, title: words }, icon(symbol))),
  );
}

function marksOf({ selfMute, selfDeaf, mute, deaf }) {
  return [
    mute ? { symbol: "muted", words: "muted by the server", isByServer: true } : selfMute && { symbol: "muted", words: "muted" },
    deaf ? { symbol: "deafened", words: "deafened by the server", isByServer: true } : selfDeaf && { symbol: "deafened", words: "deafened" },
  ].filter(Boolean);
}

/** The panel of the channel that I am in; it is there only while I am in one. */
export function renderVoicePanel(panel, store, { attempt, show }) {
  const me = store.me;
  const here = me && connection(store, me.id);
  panel.hidden = !here;
  if (!here) {
    panel.replaceChildren();
    return;
  }
  const { guild, state, channel } = here;
  const set = (change) => () => attempt(() => api.voice({ guild: guild.id, author: me.id, ...change }));
  const isAway = guild.afkChannelId === state.channelId;
  const isSilent = state.selfMute || state.selfDeaf;
  const toggle = (symbol, label, isOn, change) =>
    el(
      "button",
      { type: "button", class: "button quiet voice-toggle", "aria-pressed": String(isOn), data: { key: `voice-${symbol}` }, on: { click: set(change) } },
      icon(symbol),
      label,
    );
  refill(
    panel,
    el(
      "div",
      { class: "voice-head" },
      icon("signal"),
      el(
        "button",
        { type: "button", class: "voice-place", title: "Show the server", data: { key: "voice-place" }, on: { click: () => show(guild) } },
        el("span", { class: "voice-state", role: "status" }, isAway ? "Away" : "Voice connected"),
        el("span", { class: "note excerpt" }, `${channel?.name ?? "…"} / ${guild.name}`),
      ),
      el(
        "button",
        { type: "button", class: "icon-button hang-up", "aria-label": "Disconnect", title: "Disconnect", on: { click: set({ channel: null }) } },
        icon("hangup"),
      ),
    ),
    el(
      "div",
      { class: "voice-toggles" },
      toggle(isSilent ? "muted" : "microphone", isSilent ? "Unmute" : "Mute", isSilent, isSilent ? { selfMute: false, selfDeaf: false } : { selfMute: true }),
      toggle(state.selfDeaf ? "deafened" : "headphones", state.selfDeaf ? "Undeafen" : "Deafen", state.selfDeaf, { selfMute: !state.selfDeaf, selfDeaf: !state.selfDeaf }),
    ),
    (state.mute || state.deaf) &&
      el("p", { class: "note voice-note" }, `The server has ${[state.mute && "muted", state.deaf && "deafened"].filter(Boolean).join(" and ")} you.`),
  );
}
