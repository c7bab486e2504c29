// The messages of the open chat: read by pages, kept current by events.

import { order } from "./api.js";

const PAGE = 60;
const KEPT = 240; // so many stay when one is at the newest; older ones are read again

export class History {
  constructor(place) {
    this.place = place;
    this.messages = new Map(); // by number
    this.others = new Map(); // asked for one by one, for replies
    this.whole = false; // the beginning is here
    this.reading = false;
    this.missed = []; // events that came while reading
  }

  get sorted() {
    return [...this.messages.values()].sort((a, b) => a.message_id - b.message_id);
  }

  get oldest() {
    return Math.min(...this.messages.keys());
  }

  /** The newest page, in place of what is here but older pages. */
  async refresh() {
    const kept = this.sorted.length;
    const found = await this.read({ limit: Math.min(Math.max(PAGE, kept), KEPT) });
    this.messages = new Map(found.map((one) => [one.message_id, one]));
    this.whole = found.length < PAGE;
    this.replay();
  }

  /** One older page; false where there is none, or one is under way. */
  async older() {
    if (this.whole || this.reading || !this.messages.size) return false;
    const found = await this.read({ limit: PAGE, before: this.oldest });
    for (const one of found) this.messages.set(one.message_id, one);
    this.whole = found.length < PAGE;
    this.replay();
    return found.length > 0;
  }

  async read(page) {
    this.reading = true;
    try {
      const { id, bot } = this.place;
      return await order("messages", { chat: id, bot, service: true, ...page });
    } finally {
      this.reading = false;
    }
  }

  replay() {
    const missed = this.missed.splice(0);
    for (const [kind, message] of missed) this.heard(kind, message);
  }

  heard(kind, message) {
    if (this.reading) return this.missed.push([kind, message]);
    this.others.delete(message.message_id);
    if (kind === "deleted" || message.deleted_at !== null) return this.messages.delete(message.message_id);
    const before = this.messages.size && message.message_id < this.oldest && !this.whole;
    return before || this.messages.set(message.message_id, message);
  }

  /** Forget the oldest of very many. */
  trim() {
    if (this.messages.size <= KEPT * 1.5) return;
    for (const { message_id: id } of this.sorted.slice(0, -KEPT)) this.messages.delete(id);
    this.whole = false;
  }

  async find(id) {
    if (this.messages.has(id)) return this.messages.get(id);
    const { id: chat, bot } = this.place;
    if (!this.others.has(id)) this.others.set(id, order("message", { chat, message_id: id, bot }).catch(() => null));
    return this.others.get(id);
  }
}

/** Messages as bubbles: those of an album that follow each other are one. */
export function grouped(messages) {
  const groups = [];
  for (const one of messages) {
    const last = groups[groups.length - 1];
    if (one.album && last && last[0].album === one.album) last.push(one);
    else groups.push([one]);
  }
  return groups;
}
