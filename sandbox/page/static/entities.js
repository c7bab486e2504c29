// Text with entities as DOM. Offsets count UTF-16 units, as JavaScript's strings do.

import { el } from "./dom.js";
import { say } from "./words.js";

const TAGS = { bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code" };
const BLOCKS = ["blockquote", "expandable_blockquote", "pre"];
const SAFE = /^(https?|tg|mailto|tel):/i;

/**
 * `act(kind, value)` is called for a pressed command, mention or hashtag. Entities that do not
 * nest are cut to what lies around them.
 */
export function formatted(text, entities, act) {
  const sorted = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  const box = document.createDocumentFragment();
  box.append(...between(text, 0, text.length, sorted, act));
  return box;
}

function between(text, start, end, entities, act) {
  const nodes = [];
  let at = start;
  let index = 0;
  while (index < entities.length) {
    const entity = entities[index];
    const from = Math.max(entity.offset, at);
    const to = Math.min(entity.offset + entity.length, end);
    let next = index + 1;
    while (next < entities.length && entities[next].offset < to) next += 1;
    if (to > from) {
      const block = BLOCKS.includes(entity.type);
      // A block stands on its own line: the line breaks beside it would be empty lines.
      const before = block && text[from - 1] === "\n" ? from - 1 : from;
      if (before > at) nodes.push(text.slice(at, before));
      const inside = between(text, from, to, entities.slice(index + 1, next), act);
      nodes.push(node(entity, text.slice(from, to), inside, act));
      at = block && text[to] === "\n" ? to + 1 : to;
    }
    index = next;
  }
  if (end > at) nodes.push(text.slice(at, end));
  return nodes;
}

function node(entity, text, inside, act) {
  const { type } = entity;
  if (type in TAGS) return el(TAGS[type], {}, inside);
  switch (type) {
    case "pre":
      return el("pre", { data: { language: entity.language } }, el("code", {}, inside));
    case "spoiler":
      return spoiler(inside);
    case "blockquote":
      return el("blockquote", {}, inside);
    case "expandable_blockquote":
      return expandable(inside);
    case "text_link":
      return link(entity.url, inside, entity.url);
    case "url":
      return link(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`, inside);
    case "email":
      return link(`mailto:${text}`, inside);
    case "phone_number":
      return link(`tel:${text.replace(/[^+\d]/g, "")}`, inside);
    case "mention":
    case "bot_command":
    case "hashtag":
      return pressed(type, text, inside, act);
    case "cashtag":
    case "text_mention":
      return el("span.linked", {}, inside);
    default:
      return el("span", {}, inside);
  }
}

function link(url, inside, title) {
  if (!SAFE.test(url)) return el("span.linked", { title }, inside);
  const rel = "noopener noreferrer nofollow";
  return el("a", { href: url, target: "_blank", rel, title, dir: "auto" }, inside);
}

function pressed(type, text, inside, act) {
  return el("button.linked", { type: "button", data: { entity: type }, onclick: () => act(type, text) }, inside);
}

function spoiler(inside) {
  const hidden = el("span.hidden", {}, inside);
  const cover = el("span.spoiler", {
    role: "button",
    tabindex: "0",
    "aria-label": say("spoiler"),
  }, hidden);
  hidden.inert = true;
  const show = (event) => {
    if (event.type === "keydown" && event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    event.stopPropagation();
    cover.replaceWith(el("span.spoiler.shown", {}, inside));
  };
  cover.addEventListener("click", show);
  cover.addEventListener("keydown", show);
  return cover;
}

/** Three lines at first; it opens at a press anywhere on it that is no link. */
function expandable(inside) {
  const body = el("span.quoted", {}, inside);
  const toggle = el("button.toggle", { type: "button", "aria-expanded": "false", "aria-label": say("expand") });
  const quote = el("blockquote.expandable", { data: { open: "false" } }, body, toggle);
  quote.addEventListener("click", (event) => {
    if (event.target.closest("a, .linked, .spoiler")) return;
    if (!getSelection().isCollapsed && event.target !== toggle) return;
    const open = quote.dataset.open === "false";
    quote.dataset.open = String(open);
    toggle.setAttribute("aria-expanded", String(open));
    toggle.setAttribute("aria-label", say(open ? "collapse" : "expand"));
  });
  return quote;
}
