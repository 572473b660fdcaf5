/** Where the page begins: finds its elements, follows the simulator and keeps every part up to date. */

import * as api from "./api.js";
import { bench } from "./bench.js";
import { Composer } from "./composer.js";
import { crowdTab } from "./crowd.js";
import { el, icon, refill } from "./dom.js";
import { faultsTab } from "./faults.js";
import { openMemberCard } from "./member-card.js";
import { Forum } from "./forum.js";
import { Messages } from "./messages.js";
import { moveByArrows, renderPersona } from "./persona.js";
import { openPins } from "./pins.js";
import { renderChannels, renderMembers, renderServers } from "./sidebar.js";
import { renderNotice, renderStatus } from "./status.js";
import { Store } from "./store.js";
import { isForum, isThread, openThreads, renderThreadBar } from "./threads.js";
import { trafficTab } from "./traffic.js";
import { isVoice, moveTo, renderVoicePanel } from "./voice.js";

const SETTLE_MILLIS = 150;
const RETRY_MILLIS = 2000;
const HINTS = ["Hello, everyone!", "!level", "!leaderboard", "/rank"];

const part = (id) => document.getElementById(id);
const store = new Store();

const composer = new Composer(store, {
  box: part("composer"),
  form: part("composer-form"),
  input: part("composer-input"),
  list: part("composer-list"),
  reply: part("composer-reply"),
  count: part("composer-count"),
  slash: part("composer-slash"),
  attach: part("composer-attach"),
  files: part("composer-files"),
});
const messages = new Messages(
  store,
  { scroller: part("scroller"), list: part("messages"), welcome: part("welcome"), jump: part("jump"), typing: part("typing") },
  { reply: (message) => composer.replyTo(message), edit: (message) => composer.edit(message), write: () => part("composer-input").focus() },
);
composer.messages = messages;
new Forum(part("forum"), store);

const openMember = (member) => {
  closePanels();
  openMemberCard(member, store, {
    mention: () => composer.insert(`<@${member.id}> `),
    become: () => store.become(member.id),
    write: () => store.chooseDirect(),
    runOn: (command) => messages.exchange.runOn(command, member.id),
  });
};
const attempt = async (action) => {
  try {
    await action();
  } catch (refusal) {
    messages.attempt({}).fail(refusal.message);
  }
};

store.subscribe(() => {
  const { guild, channel, isDirect } = store;
  const kind = isDirect ? "at" : !channel ? "hash" : isVoice(channel) ? "speaker" : isForum(channel) ? "forum" : isThread(channel) ? "thread" : "hash";
  const sign = { at: "@", hash: "#" }[kind] ?? "";
  const name = `${sign}${channel?.name ?? ""}`;
  document.body.classList.toggle("direct", isDirect);
  document.body.classList.toggle("thread", isThread(channel));
  part("server-name").textContent = isDirect ? "Direct messages" : (guild?.name ?? "");
  refill(part("channel-sign"), icon(kind));
  part("channel-name").textContent = channel?.name ?? "";
  part("channel-topic").textContent = channel?.topic ?? "";
  part("welcome-sign").textContent = sign || { speaker: "♪" }[kind] || "»";
  part("welcome-channel").textContent = isDirect ? `You and ${channel?.name ?? "the bot"}` : isThread(channel) ? name : `Welcome to ${name}!`;
  part("messages").setAttribute("aria-label", `Messages in ${name}`);
  document.title = channel ? `${name} · ${guild?.name ?? "Direct messages"}` : "Guildhall simulator";
  renderServers(part("servers"), store);
  renderChannels(part("channels"), store, {
    chosen: closePanels,
    join: (voice) => attempt(() => moveTo(store, store.guild, store.me.id, voice.id)),
    chat: (voice) => {
      store.chooseChannel(voice.id);
      closePanels();
    },
    open: openMember,
  });
  part("threads").hidden = isDirect || isVoice(channel ?? {}) || isForum(channel) || isThread(channel);
  renderThreadBar(part("thread-bar"), store, attempt);
  renderVoicePanel(part("voice"), store, { attempt, show: (there) => store.chooseGuild(there.id) });
  renderMembers(part("members"), store, openMember);
  renderPersona(part("persona"), part("persona-menu"), store);
  renderStatus(part("status"), part("status-details"), store);
  renderNotice(part("notice"), store);
});

/** A panel stands beside the messages where there is room, and is drawn over them by its button where there is none. */
function panelButton(button, name) {
  button.addEventListener("click", () => {
    const isWide = matchMedia(name === "members" ? "(min-width: 1000px)" : "(min-width: 720px)").matches;
    if (isWide) {
      document.body.classList.toggle(`without-${name}`);
    } else {
      const isOpen = document.body.classList.contains(`with-${name}`);
      closePanels();
      document.body.classList.toggle(`with-${name}`, !isOpen);
    }
    tellPanels();
  });
}

const workbench = bench(part("bench"), [trafficTab(), faultsTab(store, () => refreshSoon()), crowdTab(store)]);

part("toggle-bench").addEventListener("click", () => {
  const isOpen = document.body.classList.contains("with-bench");
  closePanels();
  showBench(!isOpen);
});

function showBench(isOpen) {
  document.body.classList.toggle("with-bench", isOpen);
  part("toggle-bench").setAttribute("aria-expanded", String(isOpen));
  workbench.open(isOpen);
  tellPanels();
}

function closePanels() {
  document.body.classList.remove("with-channels", "with-members");
  if (matchMedia("(max-width: 999px)").matches) {
    showBench(false);
  }
  tellPanels();
}

function tellPanels() {
  const isShown = (id) => getComputedStyle(part(id)).visibility !== "hidden" && part(id).getClientRects().length > 0;
  part("toggle-channels").setAttribute("aria-expanded", String(isShown("sidebar")));
  part("toggle-members").setAttribute("aria-expanded", String(isShown("members")));
}

panelButton(part("toggle-channels"), "channels");
panelButton(part("toggle-members"), "members");
part("veil").addEventListener("click", closePanels);
addEventListener("resize", tellPanels);
document.addEventListener("keydown", (event) => event.key === "Escape" && closePanels());
tellPanels();

document.addEventListener("click", ({ target }) => {
  const link = target.closest(".jump-to");
  if (link) {
    const { channel, message } = link.dataset;
    const there = store.guildOfChannel(channel);
    there && there.id !== store.guild?.id && store.chooseGuild(there.id);
    store.chooseChannel(channel);
    message && messages.seek(message);
  }
});
moveByArrows(part("persona-menu"));
part("threads").addEventListener("click", () => openThreads(store));
part("pins").addEventListener("click", () => openPins(store, (id) => messages.show(id)));
part("status").addEventListener("click", () => refreshSoon());
part("hints").append(
  ...HINTS.map((hint) => el("button", { type: "button", class: "hint-chip", on: { click: () => composer.insert(hint) } }, hint)),
);

let refreshing = false;
let isStale = false;

/** Reads the state anew, once for several changes that come together, and again when one came meanwhile. */
async function refreshSoon(delay = SETTLE_MILLIS) {
  isStale = true;
  if (refreshing) {
    return;
  }
  refreshing = true;
  await passed(delay);
  while (isStale) {
    isStale = false;
    try {
      store.learn(await api.state());
    } catch (refusal) {
      if (!(refusal instanceof api.Refusal)) {
        throw refusal;
      }
      isStale = true;
      store.setLive(false);
      await passed(RETRY_MILLIS);
    }
    await passed(SETTLE_MILLIS);
  }
  refreshing = false;
}

function passed(millis) {
  return new Promise((done) => setTimeout(done, millis));
}

function onEvent(event) {
  switch (event.type) {
    case "message-created":
    case "message-updated": {
      const { message } = event;
      messages.take(message);
      if (event.type === "message-created" && !message.ephemeralFor) {
        store.markUnread(message.channel_id);
        // A conversation with the bot that has just begun.
        event.guildId || store.knowsDirect(message.channel_id) || refreshSoon();
      }
      break;
    }
    case "message-deleted":
      messages.remove(event.messageId);
      break;
    case "typing":
      messages.showTyping(event.channelId, event.userId);
      break;
    default:
      refreshSoon();
  }
}

api.follow(onEvent, (live) => {
  const isBack = live && store.live === false;
  store.setLive(live);
  if (live) {
    refreshSoon(0);
  }
  if (isBack) {
    messages.reload();
  }
});
refreshSoon(0);
