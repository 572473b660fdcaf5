/** What the page knows: the world as the simulator told it last, and what is chosen in it. */

import { usableCommands } from "./commands.js";
import { visibleThreads } from "./threads.js";

const TEXT_CHANNELS = [0, 5];
/** Voice channels and forums. */
const FURTHER_CHANNELS = [2, 13, 15, 16];
const DIRECT = 1;
const REMEMBERED = "guildhall-simulator";

export class Store {
  world = null;
  /** Counts the changes of servers, members and roles, so that views know whether names and colours may differ. */
  version = 0;
  /** Whether the stream of events stands; null until it first does. */
  live = null;
  unread = new Set();
  #guild = null;
  #channel = null;
  #me = null;
  #wanted = null;
  #isDirect = false;
  #listeners = [];
  #guildsText = "";
  #indexes = new Map();

  /** Calls the listener after every change. */
  subscribe(listener) {
    this.#listeners.push(listener);
  }

  #changed() {
    this.#remember();
    this.#listeners.forEach((listener) => listener(this));
  }

  /** The chosen server; null among the direct messages. */
  get guild() {
    return this.#isDirect ? null : this.home;
  }

  /** The server whose members one can be: the chosen one, or the last that was before the direct messages. */
  get home() {
    return this.world?.guilds.find((guild) => guild.id === this.#guild) ?? null;
  }

  /** Whether the conversation with the bot alone is shown. */
  get isDirect() {
    return this.#isDirect;
  }

  /** Where one writes; a direct conversation has no id before its first message. */
  get channel() {
    if (this.#isDirect) {
      return { id: this.directOf(this.#me), name: this.bot?.username ?? "the bot", type: DIRECT };
    }
    return this.guild ? this.channelById(this.#channel) : null;
  }

  /** The id of a person's conversation with the bot, null before there is one. */
  directOf(person) {
    return (this.world?.directChannels ?? []).find((one) => one.userId === person)?.id ?? null;
  }

  knowsDirect(channel) {
    return (this.world?.directChannels ?? []).some((one) => one.id === channel);
  }

  /** Where and as whom one acts, as the control API wants it. */
  get place() {
    const author = this.#me;
    return this.#isDirect ? { author } : { guild: this.#guild, channel: this.#channel, author };
  }

  /** Who is here: the server's members, or the two who talk. */
  get members() {
    return this.#isDirect ? [this.me, this.member(this.bot?.id)].filter(Boolean) : (this.guild?.members ?? []);
  }

  /** The roles of the server but the one that everybody has. */
  get roles() {
    return (this.guild?.roles ?? []).filter((role) => role.id !== this.#guild);
  }

  /** The member as whom the person at the page speaks. */
  get me() {
    return this.member(this.#me);
  }

  get bot() {
    return this.world?.bot ?? null;
  }

  get online() {
    return Boolean(this.bot?.online) || this.sessions.some((session) => session.connected);
  }

  get sessions() {
    return this.world?.sessions ?? [];
  }

  /** Whether a bot has logged in since the simulator started. */
  get everConnected() {
    return this.sessions.length > 0 || (this.world?.counters?.identifies ?? 0) > 0;
  }

  get people() {
    return (this.home?.members ?? []).filter((member) => !member.bot);
  }

  get commands() {
    return usableCommands(this);
  }

  member(id) {
    return this.#index("members").get(id) ?? null;
  }

  role(id) {
    return this.#index("roles").get(id) ?? null;
  }

  channelById(id) {
    return this.#index("channels").get(id) ?? this.#index("threads").get(id) ?? null;
  }

  #index(kind) {
    if (!this.#indexes.has(kind)) {
      this.#indexes.set(kind, new Map((this.home?.[kind] ?? []).map((thing) => [thing.id, thing])));
    }
    return this.#indexes.get(kind);
  }

  textChannels(guild = this.home) {
    return (guild?.channels ?? []).filter((channel) => TEXT_CHANNELS.includes(channel.type));
  }

  placeName(id) {
    const { channels, threads } = this.guildOfChannel(id);
    return [...channels, ...(threads ?? [])].find((channel) => channel.id === id).name;
  }

  guildOfChannel(id) {
    return this.world?.guilds.find((guild) => [...guild.channels, ...(guild.threads ?? [])].some((channel) => channel.id === id)) ?? null;
  }

  learn(world) {
    this.world = world;
    const text = JSON.stringify([world.guilds, world.directChannels]);
    if (text !== this.#guildsText) {
      this.#guildsText = text;
      this.version++;
    }
    const remembered = this.#guild === null ? this.#recall() : {};
    this.#isDirect ||= Boolean(remembered.direct);
    this.#settle({ channel: this.#wanted, ...remembered });
    if (this.channel?.id === this.#wanted) {
      this.#wanted = null;
    }
    this.#changed();
  }

  setLive(live) {
    this.live = live;
    this.#changed();
  }

  chooseGuild(guild) {
    this.#isDirect = false;
    this.#settle({ guild, channel: this.#recall().channels?.[guild] });
    this.#changed();
  }

  /** Shows the conversation of the chosen member, or of another, with the bot. */
  chooseDirect(person = this.#me) {
    this.#isDirect = true;
    this.#settle({ me: person });
    this.#changed();
  }

  chooseChannel(channel) {
    this.#settle({ channel });
    this.#changed();
  }

  /** Shows a thread that has just begun, once the simulator has told of it. */
  want(thread) {
    if (this.channelById(thread)) {
      this.chooseChannel(thread);
    } else {
      this.#wanted = thread;
    }
  }

  become(member) {
    this.#settle({ me: member });
    this.#changed();
  }

  /** Takes a person's language for changed before the simulator tells it. */
  speak(person, language) {
    const member = this.member(person);
    if (member) {
      member.language = language;
    }
  }

  markUnread(channel) {
    if (channel !== this.channel?.id && !this.unread.has(channel)) {
      this.unread.add(channel);
      this.#changed();
    }
  }

  /** Chooses what is asked for where it exists, else what was chosen before, else the first there is. */
  #settle({ guild, channel, me }) {
    const pick = (candidates, ...wishes) =>
      wishes.find((wish) => candidates.some((one) => one.id === wish)) ?? candidates[0]?.id ?? null;
    this.#guild = pick(this.world.guilds, guild, this.#guild);
    this.#indexes.clear();
    this.#me = pick(this.people, me, this.#me, this.guild?.ownerId);
    const further = (this.home?.channels ?? []).filter((one) => FURTHER_CHANNELS.includes(one.type));
    const parent = this.channelById(this.#channel)?.parentId;
    this.#channel = pick([...this.textChannels(), ...further, ...visibleThreads(this)], channel, this.#channel, parent);
    this.unread.delete(this.channel?.id);
  }

  #recall() {
    try {
      return JSON.parse(localStorage.getItem(REMEMBERED)) ?? {};
    } catch {
      return {};
    }
  }

  #remember() {
    if (!this.#channel) {
      return;
    }
    const channels = { ...this.#recall().channels, [this.#guild]: this.#channel };
    const text = JSON.stringify({ guild: this.#guild, channel: this.#channel, me: this.#me, direct: this.#isDirect, channels });
    try {
      localStorage.setItem(REMEMBERED, text);
    } catch {
      // A browser that keeps nothing only forgets the choice at the next visit.
    }
  }
}
