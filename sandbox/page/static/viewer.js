// One photo over everything; arrow keys go through an album.

import { photoUrl } from "./api.js";
import { el, icon } from "./dom.js";
import { formatted } from "./entities.js";
import { box } from "./toast.js";
import { say } from "./words.js";

export function view(messages, first) {
  let now = first;
  const picture = el("img", { alt: say("photo") });
  const caption = el("p", { dir: "auto" });
  const button = (name, word, step) =>
    el("button.icon", { type: "button", "aria-label": say(word), title: say(word), data: { step }, onclick: () => go(step) }, icon(name));
  const close = button("close", "close", 0);
  const several = messages.length > 1 ? [button("back", "previous", -1), button("next", "next", 1)] : [];
  const dialog = box("viewer", el("figure", {}, picture, el("figcaption", {}, caption)), ...several, close);
  dialog.setAttribute("aria-label", say("photo"));

  function go(step) {
    if (step === 0) return dialog.close();
    now = (now + step + messages.length) % messages.length;
    const { photo, text, entities } = messages[now];
    picture.src = photoUrl(photo.digest, 2560);
    picture.width = photo.width;
    picture.height = photo.height;
    caption.replaceChildren(formatted(text, entities, () => {}));
    return undefined;
  }
  now -= 1;
  go(1);
  dialog.addEventListener("keydown", (event) => {
    if (messages.length > 1 && event.key === "ArrowLeft") go(-1);
    if (messages.length > 1 && event.key === "ArrowRight") go(1);
  });
  dialog.addEventListener("click", (event) => event.target.matches("figure") && dialog.close());
}
