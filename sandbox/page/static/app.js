// The page: starts everything, goes from chat to chat, hears what changes.

import { listen, Refused } from "./api.js";
import { drawHead, heard, refresh, showChat, startChat } from "./chat.js";
import { composer, drawStart, showComposer } from "./composer.js";
import { $, icon, once } from "./dom.js";
import { answered } from "./keyboard.js";
import { drawList, startList } from "./list.js";
import { redrawPanel, startPanel } from "./panel.js";
import { drawMe, openPeople, startPeople } from "./people.js";
import { dialog, loadDialogs, loadPeople, placeOf, state } from "./state.js";
import { inlineAnswered } from "./suggest.js";
import { loadWords, say, speak } from "./words.js";

const TYPING = 5000; // Telegram takes a chat action back after five seconds
const PAUSE = 150;
const wide = matchMedia("(min-width: 760px)");
let again = null;

async function start() {
  await loadWords();
  speak();
  $("back").append(icon("back"));
  $("down").append(icon("down"));
  startList(go);
  startChat({ composer, open: go });
  startPeople(load);
  startPanel();
  $("back").addEventListener("click", () => go(""));
  addEventListener("popstate", () => show(asked()));
  document.addEventListener("keydown", escape);
  listen("_sandbox/events", told, (up) => {
    $("offline").hidden = up;
    $("offline").textContent = up ? "" : say("offline");
    if (up) load().catch(later);
  });
}

/** The server went while we asked: the next opening of the stream asks anew. */
function later(error) {
  if (!(error instanceof Refused)) throw error;
}

const asked = () => decodeURIComponent(location.hash.slice(1));

/** Everything anew: at the start, after a break, when one is somebody else. */
async function load() {
  const before = [state.me?.id, document.documentElement.lang].join();
  await loadPeople();
  await loadDialogs();
  speak(state.me?.language_code);
  drawMe();
  if (before === [state.me?.id, document.documentElement.lang].join() && state.open && dialog()) {
    drawList();
    drawHead();
    if ($("composer").hidden === dialog().may.post) showComposer(); // a right came or went
    await refresh();
  } else {
    const first = wide.matches ? state.dialogs[0]?.key : "";
    await show(dialog(asked()) ? asked() : first || "");
  }
  redrawPanel();
  document.body.dataset.ready = "true";
  if (!state.me && !document.querySelector("dialog")) openPeople(load);
}

function go(key) {
  if (key === state.open) return;
  history.pushState(null, "", key ? `#${key}` : location.pathname + location.search);
  show(key).catch(later);
  if (key && wide.matches && $("text")) $("text").focus();
  else (key ? $("title") : $("dialogs").querySelector("button"))?.focus();
}

async function show(key) {
  const place = dialog(key);
  state.open = place ? key : null;
  state.unread.delete(key);
  document.body.dataset.view = place ? "chat" : "list";
  drawList();
  showComposer();
  await showChat(place);
}

function escape(event) {
  if (event.key !== "Escape" || event.defaultPrevented) return;
  if (document.querySelector("dialog[open]") || event.target.closest("#panel, [role=menu]")) return;
  if (!wide.matches && state.open) go("");
}

function told(kind, event) {
  if (["message", "edited", "deleted"].includes(kind)) return messageTold(kind, event);
  if (kind === "callback_answer") return answered(event);
  if (kind === "inline_answer") return inlineAnswered(event).catch(later);
  if (kind === "action") return doing(placeOf(event), event.action);
  clearTimeout(again); // people and chats come in heaps
  again = setTimeout(() => load().catch(later), PAUSE);
  return undefined;
}

function messageTold(kind, event) {
  const key = placeOf(event);
  const { message } = event;
  const place = key && dialog(key);
  if (!place || !message) return;
  if (kind === "deleted" ? place.last?.message_id === message.message_id : message.deleted_at !== null) {
    clearTimeout(again);
    again = setTimeout(() => load().catch(later), PAUSE);
  } else if (kind !== "deleted" && message.message_id >= (place.last?.message_id || 0)) {
    place.last = message;
  }
  const own = message.author_id === state.me.id;
  if (kind === "message" && !own) place.doing = null;
  const unseen = key !== state.open || document.hidden;
  if (kind === "message" && !own && unseen) state.unread.set(key, (state.unread.get(key) || 0) + 1);
  if (key === state.open) {
    heard(kind, message);
    drawHead();
    drawStart();
  }
  drawSoon();
}

const drawSoon = once(drawList);

function doing(key, action) {
  const place = key && dialog(key);
  if (!place) return;
  place.doing = action === "cancel" ? null : action;
  clearTimeout(place.timer);
  place.timer = setTimeout(() => doing(key, "cancel"), TYPING);
  drawHead();
  drawList();
}

document.addEventListener("visibilitychange", () => {
  if (document.hidden || !state.open) return;
  state.unread.delete(state.open);
  drawList();
});

start();
