// One message, or one album, as a bubble.

import { media } from "./album.js";
import { el, face, icon } from "./dom.js";
import { formatted } from "./entities.js";
import { keyboard } from "./keyboard.js";
import { rich } from "./rich.js";
import { botOf, nameOf, state } from "./state.js";
import { clock, say, whole } from "./words.js";

/**
 * `messages` are one, or those of an album; `act` holds what can be done from inside: entity,
 * write, jump, more, find.
 */
export function bubble(messages, place, act) {
  const first = messages[0];
  if (first.service) return serviceLine(first);
  const own = first.author_id === state.me?.id && place.kind !== "channel";
  const spoken = captionOf(messages);
  const photos = messages.filter((one) => one.photo);
  const meta = metaLine(messages[messages.length - 1], messages, own);
  const inside = el("div.bubble", {}, ...heads(first, place, own, act));
  if (photos.length) inside.append(media(photos));
  if (first.rich.length) {
    inside.append(rich(first));
  } else if (spoken.text) {
    const text = el("div.text", { dir: "auto" }, formatted(spoken.text, spoken.entities, act.entity), meta);
    if (spoken.above && photos.length) inside.insertBefore(text, inside.lastChild);
    else inside.append(text);
  }
  if (!spoken.text || spoken.above || first.rich.length) inside.append(meta);
  inside.append(moreButton(messages, act));
  const kind = messages.length > 1 ? "album" : first.kind;
  const node = el(`article.message.${own ? "out" : "in"}`, {
    id: `m${first.message_id}`,
    tabindex: "-1",
    data: { message: first.message_id, kind, captioned: Boolean(spoken.text), above: spoken.above },
  }, inside, keyboard(first, place, act.write));
  node.addEventListener("click", (event) => {
    const own = event.target.closest("a, button, blockquote, .spoiler, .keyboard");
    if (event.pointerType === "touch" && !own) act.more(messages, node, event);
  });
  node.addEventListener("contextmenu", (event) => {
    if (event.target.closest("a")) return;
    event.preventDefault();
    act.more(messages, node, event);
  });
  return node;
}

/** An album shows its caption where exactly one of its photos has any, as Telegram does. */
export function captionOf(messages) {
  const spoken = messages.filter((one) => one.text);
  return spoken.length === 1 || messages.length === 1 ? spoken[0] || messages[0] : { text: "", entities: [] };
}

/** In one line, for the list of chats, replies and the screen reader. */
export function snippet(messages) {
  const first = messages[0];
  if (first.service) return serviceText(first);
  const { text } = captionOf(messages);
  const what = messages.length > 1 || first.album ? say("album") : say("photo");
  if (!first.photo) return oneLine(text);
  return text ? oneLine(text) : what;
}

const oneLine = (text) => text.slice(0, 300).replace(/\s+/g, " ");

function heads(message, place, own, act) {
  const lines = [];
  if (!own && ["group", "supergroup"].includes(place.kind)) {
    const name = nameOf(message.author_id);
    lines.push(el("p.from", { data: { color: Math.abs(message.author_id) % 7 } }, face(name, message.author_id), el("bdi", {}, name)));
  }
  if (message.origin) {
    const { chat_id: chat, user_id: user, hidden_name: hidden } = message.origin;
    const name = hidden || nameOf(chat || user);
    lines.push(el("p.forwarded", { dir: "auto" }, say("forwarded", { name })));
  }
  if (message.via_bot) {
    lines.push(el("p.via", {}, say("via", { name: botOf(message.via_bot)?.username || "bot" })));
  }
  if (message.reply_to) lines.push(replied(message, act));
  return lines;
}

function replied(message, act) {
  const name = el("bdi.who", {}, "…");
  const line = el("bdi.what", {}, "");
  const button = el("button.replied", {
    type: "button",
    data: { reply: message.reply_to, focus: `reply-${message.message_id}` },
    onclick: () => act.jump(message.reply_to),
  }, name, line);
  act.find(message.reply_to).then((found) => {
    const gone = !found || found.deleted_at !== null;
    name.textContent = gone ? say("deleted") : nameOf(found.author_id);
    line.textContent = gone ? "" : snippet([found]);
  });
  return button;
}

function metaLine(last, messages, own) {
  const edited = messages.some((one) => one.edit_date !== null);
  const at = messages[0].date;
  return el("span.meta", {},
    last.signature ? el("bdi.signature", {}, last.signature) : null,
    messages[0].silent ? el("span.bell", { role: "img", "aria-label": say("silent"), title: say("silent") }, icon("silent")) : null,
    edited ? el("span.edited", {}, say("edited")) : null,
    el("time", { datetime: new Date(at * 1000).toISOString(), title: whole(at) }, clock(at)),
    own ? icon("sent") : null);
}

function moreButton(messages, act) {
  return el("button.more.icon", {
    type: "button",
    tabindex: "-1", // from the keyboard: Enter on the message
    "aria-label": say("more"),
    title: say("more"),
    "aria-haspopup": "menu",
    onclick: (event) => act.more(messages, event.currentTarget.closest("article"), event),
  }, icon("more"));
}

function serviceText(message) {
  const told = message.service;
  if (told.channel_chat_created) return say("channelmade");
  if (told.group_chat_created || told.supergroup_chat_created) return say("groupmade");
  if (told.new_chat_member) return say("joined", { name: told.new_chat_member.first_name });
  if (told.forum_topic_created) return say("topicmade", { name: told.forum_topic_created.name });
  if (told.migrate_to_chat_id || told.migrate_from_chat_id) return say("upgraded");
  return say("service");
}

function serviceLine(message) {
  return el("article.message.service", {
    id: `m${message.message_id}`,
    tabindex: "-1",
    data: { message: message.message_id, kind: "service" },
  }, el("p.pill", { dir: "auto" }, serviceText(message)));
}
