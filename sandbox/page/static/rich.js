// A rich message: headings, paragraphs, quotations, lists, tables, photos with their captions.

import { photoUrl } from "./api.js";
import { el } from "./dom.js";
import { view } from "./viewer.js";
import { say } from "./words.js";

const TAGS = { bold: "b", italic: "i", underline: "u", strikethrough: "s", marked: "mark", code: "code" };

export function rich(message) {
  return el("div.rich", { dir: "auto" }, message.rich.map((block) => one(block, message)));
}

function one(block, message) {
  const all = (blocks) => blocks.map((inner) => one(inner, message));
  switch (block.type) {
    case "heading":
      return el("p.heading", { role: "heading", "aria-level": block.size + 2, data: { size: block.size } }, text(block.text));
    case "blockquote":
      return el("blockquote", {}, all(block.blocks), credit(block));
    case "pullquote":
    case "expandable_blockquote":
      return el("blockquote", {}, text(block.text), credit(block));
    case "list":
      return el("ul", {}, block.items.map((item) => el("li", {}, all(item.blocks))));
    case "table":
      return table(block);
    case "photo":
      return photo(block, message);
    case "footer":
      return el("footer", {}, text(block.text));
    case "divider":
      return el("hr");
    default:
      return el("p", {}, text(block.text));
  }
}

function text(value) {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap(text);
  if (value.type === "url") {
    const rel = "noopener noreferrer nofollow";
    return [/^https?:/i.test(value.url)
      ? el("a", { href: value.url, target: "_blank", rel, title: value.url }, text(value.text))
      : el("span.linked", { title: value.url }, text(value.text))];
  }
  return [el(TAGS[value.type] || "span", {}, text(value.text))];
}

const credit = (block) => (block.credit ? el("cite", {}, text(block.credit)) : null);

function table(block) {
  const cell = (one) => el(one.is_header ? "th" : "td", { style: { "text-align": one.align } }, text(one.text || ""));
  return el("table", {}, block.cells.map((row) => el("tr", {}, row.map(cell))));
}

function photo(block, message) {
  const shown = message.rich_photos[block.photo];
  const words = block.caption ? [text(block.caption.text), credit(block.caption)] : [];
  const picture = el("img", {
    src: photoUrl(shown.digest, 900),
    width: shown.width,
    height: shown.height,
    alt: say("photo"),
    decoding: "async",
    loading: "lazy",
  });
  const place = `${message.message_id}-${block.photo}`;
  const button = el("button.photo", {
    type: "button",
    "aria-label": `${say("photo")}. ${say("openphoto")}`,
    data: { photo: place, focus: `photo-${place}` },
    onclick: () => view([{ photo: shown, text: "", entities: [] }], 0),
  }, picture);
  return el("figure", {}, button, words.length ? el("figcaption", {}, words) : null);
}
