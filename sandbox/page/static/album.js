// Photos of a message: one in its own shape, several as rows of a grid.

import { photoUrl } from "./api.js";
import { el } from "./dom.js";
import { view } from "./viewer.js";
import { say } from "./words.js";

const TALL = 0.9; // the narrowest shape a photo gets in a bubble: width / height
const WIDE = 2.6;

const shape = (photo) => photo.width / photo.height;
const within = (value, low, high) => Math.min(Math.max(value, low), high);

export function media(messages) {
  if (messages.length === 1) return single(messages[0]);
  const rows = split(messages.map((one) => within(shape(one.photo), 0.6, 1.8)));
  const grid = el("div.media.grid", { data: { photos: messages.length } });
  let index = 0;
  for (const row of rows) {
    const total = row.reduce((sum, one) => sum + one, 0);
    const line = el("div.row", { style: { "aspect-ratio": String(within(total, 0.9, 3.6)) } });
    for (const ratio of row) line.append(tile(messages, index++, ratio));
    grid.append(line);
  }
  return grid;
}

function single(message) {
  const ratio = shape(message.photo);
  const shown = within(ratio, TALL, WIDE);
  const button = tile([message], 0, 1);
  button.style.setProperty("aspect-ratio", String(shown));
  if (ratio !== shown) {
    const blurred = el("img.behind", { src: photoUrl(message.photo.digest, 90), alt: "" });
    button.prepend(blurred);
    button.classList.add("fitted");
  }
  return el("div.media", {}, button);
}

function tile(messages, index, ratio) {
  const { photo, message_id: id, spoiler } = messages[index];
  const picture = el("img", {
    src: photoUrl(photo.digest, messages.length > 1 ? 600 : 900),
    width: photo.width,
    height: photo.height,
    alt: messages.length > 1 ? `${say("photo")} ${index + 1}` : say("photo"),
    decoding: "async",
    loading: "lazy",
  });
  const button = el("button.photo", {
    type: "button",
    "aria-label": spoiler ? say("spoiler") : `${picture.alt}. ${say("openphoto")}`,
    data: { photo: id, focus: `photo-${id}`, spoiler },
    style: { "flex-grow": String(ratio) },
    onclick: () => {
      if (!("spoiler" in button.dataset) || button.dataset.spoiler === "false") return view(messages, index);
      button.dataset.spoiler = "false";
      button.setAttribute("aria-label", `${picture.alt}. ${say("openphoto")}`);
      return undefined;
    },
  }, picture);
  return button;
}

/** Of all ways to break the photos into rows of one to three, the one nearest to a square. */
export function split(ratios) {
  let best = null;
  const look = (from, rows, height, cost) => {
    if (from === ratios.length) {
      const total = cost + Math.abs(height - 0.95) * 2;
      if (best === null || total < best.total) best = { total, rows };
      return;
    }
    for (let count = 1; count <= Math.min(3, ratios.length - from); count += 1) {
      const row = ratios.slice(from, from + count);
      const sum = row.reduce((one, other) => one + other, 0);
      const bad = Math.max(0, 1.2 - sum) + Math.max(0, sum - 3.2);
      look(from + count, [...rows, row], height + 1 / sum, cost + bad);
    }
  };
  look(0, [], 0, 0);
  return best.rows;
}
