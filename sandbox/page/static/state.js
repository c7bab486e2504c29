// What the page knows: who one is, which chats there are, which one is open.

import { order } from "./api.js";
import { say } from "./words.js";

export const state = {
  me: null, // one of `people`
  people: [],
  bots: [],
  dialogs: [],
  open: null, // the key of the open chat
  unread: new Map(), // by key
  names: new Map(), // of chats and accounts, by number
  usernames: new Map(), // keys of chats by small @name
};

/** A chat's name in the address: its number, or bot and the bot's number. */
export const keyOf = (chat, bot) => (bot ? `bot${bot}` : String(chat));
export const dialog = (key = state.open) => state.dialogs.find((one) => one.key === key);
export const nameOf = (id) => state.names.get(id) || String(id);
export const botOf = (id) => state.bots.find((bot) => bot.id === id);

/** Which chat an event speaks of; null where it is another person's. */
export function placeOf(event) {
  if (event.bot_id && event.chat_id !== state.me?.id) return null;
  return keyOf(event.chat_id, event.bot_id);
}

export async function loadPeople() {
  const [people, bots, users] = await Promise.all([order("people"), order("bots"), order("users")]);
  Object.assign(state, { people, bots });
  for (const user of users) state.names.set(user.id, user.deleted ? say("deletedaccount") : user.first_name);
  state.me = people.find((one) => one.id === wanted()) || usual(people) || people[0] || null;
}

/** A reader, if there is one who speaks what the browser speaks. */
function usual(people) {
  const readers = people.filter((one) => !one.editor && one.language_code);
  const own = (code) => readers.find((one) => code.toLowerCase().split("-")[0] === one.language_code);
  return navigator.languages.map(own).find(Boolean) || readers[0];
}

function wanted() {
  const asked = new URLSearchParams(location.search).get("as") || localStorage.getItem("as");
  return Number(asked);
}

export function become(id) {
  localStorage.setItem("as", id);
  const address = new URL(location);
  if (address.searchParams.has("as")) address.searchParams.set("as", id);
  history.replaceState(null, "", address);
  state.unread.clear();
}

export async function loadDialogs() {
  const found = state.me ? await order("dialogs", { user: state.me.id }) : [];
  for (const one of found) {
    one.key = keyOf(one.id, one.bot);
    state.names.set(one.bot || one.id, one.title);
    if (one.username) state.usernames.set(one.username.toLowerCase(), one.key);
  }
  for (const chat of await order("chats")) if (chat.title) state.names.set(chat.id, chat.title);
  state.dialogs = found;
  sortDialogs();
}

/** The newest message first; a chat without any behind the others. */
export function sortDialogs() {
  const newest = (one) => (one.last ? one.last.date : 0);
  state.dialogs.sort((a, b) => newest(b) - newest(a) || (a.bot ? -1 : 0) - (b.bot ? -1 : 0));
}
