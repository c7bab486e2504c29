// The open chat: its head, its messages, how it scrolls.

import { $, el, face, once, rove } from "./dom.js";
import { copy } from "./keyboard.js";
import { closeMenu, openMenu } from "./menu.js";
import { bubble, snippet } from "./message.js";
import { grouped, History } from "./history.js";
import { dialog, nameOf, state } from "./state.js";
import { toast } from "./toast.js";
import { day, dayKey, say } from "./words.js";

const NEAR = 80; // pixels from the end that still count as at the end
let history = null;
let drawn = new Map(); // key → {node, sign}
let hooks = null;
let below = 0; // new messages under what is seen

/** `hooks`: composer (write, reply, edit, command), open(key). */
export function startChat(given) {
  hooks = given;
  $("log").addEventListener("scroll", scrolled, { passive: true });
  $("log").addEventListener("keydown", keys);
  $("down").addEventListener("click", () => toEnd(true));
  const grown = new ResizeObserver(() => atEnd && toEnd());
  grown.observe($("log"));
  grown.observe($("messages"));
}

let atEnd = true;

export async function showChat(place) {
  closeMenu();
  history = place ? new History(place) : null;
  drawn = new Map();
  $("messages").replaceChildren();
  $("choose").hidden = Boolean(place);
  $("chat").dataset.open = place?.key ?? "";
  below = 0;
  atEnd = true;
  drawHead();
  if (place) await refresh();
}

/** Read anew what may have changed unseen. */
export async function refresh() {
  const now = history;
  if (!now) return;
  await now.refresh();
  if (now === history) draw();
}

export function drawHead() {
  const place = dialog();
  $("title").replaceChildren(el("bdi", {}, place ? place.title : ""));
  $("face").replaceChildren(place ? face(place.title, place.bot || place.id, place.kind) : "");
  const kind = { channel: "channel", private: "bot" }[place?.kind] || "group";
  const doing = place?.doing && say(place.doing === "upload_photo" ? "sendingphoto" : "typing");
  $("status").textContent = place ? doing || say(kind) : "";
  $("status").dataset.doing = place?.doing || "";
}

/** A message, edited or deleted event of the open chat. */
export function heard(kind, message) {
  const news = kind === "message" && !history.messages.has(message.message_id);
  const own = message.author_id === state.me.id;
  history.heard(kind, message);
  if (news && !atEnd && !own) below += 1;
  if (news && own) atEnd = true;
  if (atEnd) history.trim();
  drawSoon();
  if (news && !own) speak(message);
}

function speak(message) {
  if (message.album && history.messages.has(message.message_id - 1)) return;
  const place = dialog();
  const who = place.kind === "private" || place.kind === "channel" ? place.title : nameOf(message.author_id);
  $("spoken").textContent = `${who}: ${snippet([message])}`;
}

const drawSoon = once(() => history && draw());

function draw() {
  const root = $("messages");
  const fresh = new Map();
  let next = root.firstElementChild;
  for (const { key, sign, make } of items()) {
    const old = drawn.get(key);
    const kept = old && old.sign === sign ? old : { node: make(), sign };
    fresh.set(key, kept);
    if (kept.node === next) next = next.nextElementSibling;
    else if (old && old !== kept && old.node === next) {
      next = next.nextElementSibling;
      replace(old.node, kept.node);
    } else root.insertBefore(kept.node, next);
  }
  for (const [key, old] of drawn) if (!fresh.has(key)) old.node.remove();
  drawn = fresh;
  const articles = root.querySelectorAll("article");
  if (!root.querySelector("article[tabindex='0']")) articles[articles.length - 1]?.setAttribute("tabindex", "0");
  if (atEnd) toEnd();
  drawDown();
}

/** Whoever had the focus in the old bubble keeps it in the new one. */
function replace(old, fresh) {
  const focused = old.contains(document.activeElement) ? document.activeElement : null;
  if (old.tabIndex === 0) fresh.tabIndex = 0;
  old.replaceWith(fresh);
  if (!focused) return;
  const name = focused.dataset.focus;
  const same = name && fresh.querySelector(`[data-focus="${CSS.escape(name)}"]`);
  (same || fresh).focus({ preventScroll: true });
}

function* items() {
  let today = "";
  for (const group of grouped(history.sorted)) {
    const first = group[0];
    if (dayKey(first.date) !== today) {
      today = dayKey(first.date);
      const name = day(first.date);
      yield { key: `day ${today}`, sign: name, make: () => el("p.day.pill", {}, name) };
    }
    yield { key: first.message_id, sign: group.map(signOf).join(), make: () => bubble(group, history.place, act) };
  }
}

const signs = new WeakMap(); // an event brings a new object, so one look at each is enough

function signOf(message) {
  if (!signs.has(message)) signs.set(message, JSON.stringify(message));
  return signs.get(message);
}

const act = {
  write: (text) => hooks.composer.write(text),
  find: (id) => history.find(id),
  jump(id) {
    const node = $(`m${id}`);
    if (!node) return;
    node.scrollIntoView({ block: "center" });
    node.focus({ preventScroll: true });
  },
  entity(kind, text) {
    const known = kind === "mention" && state.usernames.get(text.slice(1).toLowerCase());
    if (known) hooks.open(known);
    else if (kind === "bot_command" && history.place.kind !== "channel") hooks.composer.command(text);
    else copy(text);
  },
  more(messages, node, event) {
    openMenu(messages, history.place, node, event, {
      reply: hooks.composer.reply,
      edit: hooks.composer.edit,
      forwarded: (key) => (key === state.open ? toEnd() : hooks.open(key)),
    });
  },
};

async function scrolled() {
  const log = $("log");
  atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < NEAR;
  if (atEnd) below = 0;
  drawDown();
  const now = history;
  if (!now || log.scrollTop > 600 || now.reading || now.whole) return;
  $("log").setAttribute("aria-busy", "true");
  try {
    if (!(await now.older()) || now !== history) return;
    const rest = log.scrollHeight - log.scrollTop;
    draw();
    log.scrollTop = log.scrollHeight - rest;
  } catch (error) {
    toast(error.message);
  } finally {
    $("log").removeAttribute("aria-busy");
  }
}

export function toEnd(smooth = false) {
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  $("log").scrollTo({ top: $("log").scrollHeight, behavior: smooth && !calm ? "smooth" : "instant" });
  atEnd = true;
  below = 0;
}

function drawDown() {
  $("down").hidden = atEnd;
  $("down").dataset.count = below || "";
}

function keys(event) {
  const article = event.target.closest("article");
  if (!article) return;
  if (event.key === "Escape") return hooks.composer.focus();
  if (event.target !== article) return;
  if (rove(event, $("messages"), "article")) {
    article.tabIndex = -1;
    document.activeElement.tabIndex = 0;
  } else if (event.key === "Enter" || event.key === "ContextMenu" || (event.key === "F10" && event.shiftKey)) {
    event.preventDefault();
    const group = grouped(history.sorted).find((one) => String(one[0].message_id) === article.dataset.message);
    act.more(group, article, null);
  }
}
