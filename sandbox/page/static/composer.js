// The message field: writing, photos, replies, edits; lists above it come from suggest.js.

import { attempt, photoUrl } from "./api.js";
import { $, el, icon } from "./dom.js";
import { Suggestions } from "./suggest.js";
import { snippet } from "./message.js";
import { dialog, nameOf, state } from "./state.js";
import { toast } from "./toast.js";
import { say } from "./words.js";

const TEXT = 4096; // Telegram's own clients send longer texts in pieces
const CAPTION = 1024;
const PHOTO_BYTES = 10 * 1024 * 1024;

let place = null;
let photo = null; // {data, url}
let about = null; // {kind: "reply" | "edit", message}
let suggestions = null;
const drafts = new Map(); // what was begun and not sent, by person and chat

/** For the chat that was opened; a bot's chat without messages offers Start. */
export function showComposer() {
  if ($("text")) drafts.set($("text").dataset.draft, about?.kind === "edit" ? "" : $("text").value);
  place = dialog();
  about = null;
  setPhoto(null);
  const foot = $("composer");
  foot.hidden = !place?.may.post;
  if (foot.hidden) return foot.replaceChildren();
  const word = place.kind === "channel" ? "writepost" : "write";
  const text = el("textarea", { id: "text", rows: "1", "aria-label": say(word), placeholder: say(word), dir: "auto", autocomplete: "off" });
  const file = el("input", { type: "file", id: "file", accept: "image/*", hidden: true, onchange: () => take(file.files[0]) });
  const isBot = place.kind === "private";
  foot.replaceChildren(
    el("div", { id: "suggestions", hidden: true }),
    el("div", { id: "about", hidden: true }),
    el("form", { onsubmit: (event) => { event.preventDefault(); send(); } },
      isBot && button("menu", "menu", "menubutton", () => suggestions.commands()),
      button("attach", "attach", "attach", () => file.click()),
      file, text,
      el("button.icon.main", { id: "send", type: "submit", "aria-label": say("send"), title: say("send") }, icon("send"))));
  suggestions = new Suggestions(place, text, { command: sendText, sent: () => setText("") });
  text.addEventListener("input", typed);
  text.addEventListener("keydown", keys);
  text.dataset.draft = `${state.me.id}/${place.key}`;
  setText(drafts.get(text.dataset.draft) || "");
  text.addEventListener("paste", (event) => event.clipboardData.files.length && take(event.clipboardData.files[0]));
  return drawStart();
}

/** An empty chat with a bot begins with one big button. */
export function drawStart() {
  if (!place || place.kind !== "private") return;
  const empty = !dialog()?.last;
  const old = $("start");
  $("composer").dataset.empty = String(empty);
  if (!empty) old?.remove();
  else if (!old) {
    $("composer").append(el("button.main", { id: "start", type: "button", onclick: () => sendText("/start") }, say("start")));
  }
}

export const composer = {
  write(text) {
    if (!$("text")) return;
    setText(text);
    $("text").focus();
  },
  command: (text) => sendText(text),
  reply: (message) => setAbout({ kind: "reply", message }),
  edit(message) {
    setAbout({ kind: "edit", message });
    setText(message.text);
  },
  focus: () => ($("text") || $("title")).focus(),
};

function button(name, word, id, run) {
  return el("button.icon", { id, type: "button", "aria-label": say(word), title: say(word), onclick: run }, icon(name));
}

function keys(event) {
  if (event.isComposing || suggestions.key(event)) return;
  if (event.key === "Enter" && !event.shiftKey) {
    event.preventDefault();
    send();
  } else if (event.key === "Escape" && (about || photo)) {
    event.stopPropagation();
    setAbout(null);
    setPhoto(null);
  }
}

function typed() {
  const text = $("text");
  text.style.height = "auto";
  text.style.height = `${text.scrollHeight}px`;
  suggestions.typed();
}

function setText(value) {
  $("text").value = value;
  typed();
}

async function send() {
  const text = $("text").value.trim();
  if (!text && !photo) return;
  if (photo && text.length > CAPTION) return toast(say("longcaption", { n: CAPTION }));
  if (about?.kind === "edit") {
    const { message } = about;
    const done = await attempt("edit", { user: state.me.id, chat: message.chat_id, message_id: message.message_id, text, bot: place.bot });
    if (done === undefined) return undefined;
    setAbout(null);
    return setText("");
  }
  const { data } = photo || {};
  const reply = about?.message.message_id;
  setText("");
  setAbout(null);
  setPhoto(null);
  if (data) return deliver(text, { photo: data, reply_to: reply });
  return sendText(text, reply);
}

async function sendText(text, reply) {
  for (const piece of pieces(text)) {
    if ((await deliver(piece, { reply_to: reply })) === undefined) return;
  }
}

async function deliver(text, more) {
  const { reply_to: reply, ...rest } = more;
  const values = { user: state.me.id, chat: place.id, text, ...rest };
  const sent = place.kind === "channel"
    ? await attempt("post", values)
    : await attempt("send", { ...values, bot: place.bot, reply_to: reply });
  if (sent === undefined && $("text").value === "") setText(text);
  return sent;
}

/** At a line's or word's end where there is one; never through a pair of surrogates. */
export function pieces(text) {
  const found = [];
  let rest = text;
  while (rest.length > TEXT) {
    const head = rest.slice(0, TEXT);
    let end = Math.max(head.lastIndexOf("\n"), head.lastIndexOf(" "));
    if (end < TEXT / 2) end = /[\ud800-\udbff]/.test(head[TEXT - 1]) ? TEXT - 1 : TEXT;
    found.push(rest.slice(0, end));
    rest = rest.slice(end).trimStart();
  }
  return rest ? [...found, rest] : found;
}

function setAbout(given) {
  if (about?.kind === "edit" && !given) setText("");
  about = given;
  drawAbout();
  if (given) $("text").focus();
}

function take(file) {
  if (!file) return;
  $("file").value = "";
  if (!file.type.startsWith("image/") || file.size > PHOTO_BYTES) return toast(say("notimage"));
  const reader = new FileReader();
  reader.onload = () => {
    setPhoto({ data: reader.result.split(",")[1], url: URL.createObjectURL(file) });
    $("text").focus();
  };
  reader.readAsDataURL(file);
}

function setPhoto(given) {
  if (photo) URL.revokeObjectURL(photo.url);
  photo = given;
  if (place && $("about")) drawAbout();
}

function drawAbout() {
  const strip = $("about");
  strip.hidden = !about && !photo;
  const lines = [];
  if (about) {
    const name = about.kind === "edit" ? say("editing") : say("replyto", { name: nameOf(about.message.author_id) });
    const thumb = about.message.photo && el("img", { src: photoUrl(about.message.photo.digest, 90), alt: "" });
    lines.push(icon(about.kind), thumb, el("p", {}, el("b", { dir: "auto" }, name), el("span", { dir: "auto" }, snippet([about.message]))));
  }
  if (photo) lines.push(el("img", { src: photo.url, alt: say("photo") }), el("p", {}, el("b", {}, say("photo"))));
  lines.push(button("close", photo ? "detach" : "cancel", "drop", () => {
    setAbout(null);
    setPhoto(null);
    $("text").focus();
  }));
  strip.replaceChildren(...lines.filter(Boolean));
  $("text").placeholder = say(photo ? "caption" : place.kind === "channel" ? "writepost" : "write");
}
