// The list of chats.

import { $, el, face, rove } from "./dom.js";
import { snippet } from "./message.js";
import { nameOf, sortDialogs, state } from "./state.js";
import { briefly, say } from "./words.js";

export function startList(open) {
  $("dialogs").addEventListener("click", (event) => {
    const button = event.target.closest("[data-chat]");
    if (button) open(button.dataset.chat);
  });
  $("list").addEventListener("keydown", (event) => rove(event, $("dialogs"), ".dialog"));
  $("find").addEventListener("input", drawList);
  $("find").addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown") return;
    event.preventDefault();
    $("dialogs").querySelector(".dialog")?.focus();
  });
}

export function drawList() {
  sortDialogs();
  const focused = document.activeElement?.dataset?.chat;
  const wanted = $("find").value.trim().toLowerCase();
  const shown = state.dialogs.filter((one) =>
    [one.title, one.username || ""].some((name) => name.toLowerCase().includes(wanted)));
  $("dialogs").replaceChildren(...shown.map(row));
  $("nothing").hidden = shown.length > 0;
  $("nothing").textContent = say(state.dialogs.length ? "notfound" : "nochats");
  if (focused) $("dialogs").querySelector(`[data-chat="${CSS.escape(focused)}"]`)?.focus();
  const total = [...state.unread.values()].reduce((sum, one) => sum + one, 0);
  document.title = `${total ? `(${total}) ` : ""}${say("app")}`;
}

function row(one) {
  const unread = state.unread.get(one.key) || 0;
  const thumb = one.last?.photo ? el("img.thumb", { src: `_sandbox/photo/${one.last.photo.digest}?width=90`, alt: "" }) : null;
  const button = el("button.dialog", {
    type: "button",
    data: { chat: one.key },
    "aria-current": one.key === state.open ? "true" : undefined,
  },
  face(one.title, one.bot || one.id, one.kind),
  el("span.name", {}, el("bdi", {}, one.title)),
  one.last ? el("time", {}, briefly(one.last.date)) : null,
  el("span.last", {}, thumb, el("span.line", {}, ...lastLine(one).map((part) => el("bdi", {}, part)))),
  unread ? el("span.badge", { "aria-label": say("unread", { n: unread }), role: "img" }, String(unread)) : null);
  return el("li", {}, button);
}

/** In parts, so that what turns the writing in a name turns the name alone. */
function lastLine(one) {
  if (one.doing) return [say(one.doing === "upload_photo" ? "sendingphoto" : "typing")];
  if (!one.last) return [one.username ? `@${one.username}` : say("nomessages")];
  const text = snippet([one.last]);
  if (one.last.author_id === state.me.id && one.kind !== "channel") return [`${say("you")}: `, text];
  const others = ["group", "supergroup"].includes(one.kind) && !one.last.service;
  return others ? [`${nameOf(one.last.author_id)}: `, text] : [text];
}
