// What can be done with a message: a menu at the pointer, or a sheet on a phone.

import { attempt } from "./api.js";
import { el, icon, rove } from "./dom.js";
import { copy } from "./keyboard.js";
import { captionOf } from "./message.js";
import { state } from "./state.js";
import { say } from "./words.js";

let shown = null;

/** `act.reply(message)`, `act.edit(message)`, `act.forwarded(key)` belong to the chat. */
export function openMenu(messages, place, anchor, event, act) {
  closeMenu();
  const first = messages[0];
  if (first.service) return;
  const text = captionOf(messages).text;
  const mine = first.author_id === state.me.id;
  const spoken = captionOf(messages);
  // A private chat is known to its own bot only.
  const bots = state.bots.filter((bot) => !place.bot || bot.id === place.bot);
  const items = [
    place.kind !== "channel" && item("reply", say("reply"), () => act.reply(first)),
    ...(place.protected || first.protected ? [] : bots.map((bot) =>
      item("forward", bots.length > 1 ? say("forwardto", { name: bot.name }) : say("forward"), () => forward(messages, place, bot, act)))),
    text && item("copy", say("copy"), () => copy(text)),
    (mine || place.may.edit) && !first.origin && item("edit", say("edit"), () => act.edit(spoken.message_id ? spoken : first)),
    (mine || place.may.delete) && item("delete", say("delete"), () => remove(messages, place)),
  ].filter(Boolean);
  shown = el("div.menu", { role: "menu", id: "actions", "aria-label": say("more") }, items);
  document.body.append(shown);
  put(shown, anchor, event);
  const back = anchor;
  shown.addEventListener("keydown", (key) => {
    if (rove(key, shown, "[role=menuitem]")) return;
    if (key.key !== "Escape" && key.key !== "Tab") return;
    key.preventDefault();
    key.stopPropagation();
    closeMenu();
    back.focus();
  });
  shown.addEventListener("click", closeMenu);
  shown.firstChild?.focus();
}

export function closeMenu() {
  shown?.remove();
  shown = null;
}

document.addEventListener("pointerdown", (event) => shown && !shown.contains(event.target) && closeMenu());

function item(name, label, run) {
  return el("button", { type: "button", role: "menuitem", data: { do: name }, onclick: run }, icon(name), label);
}

/** At the pointer, inside the window; from the keyboard at the message. */
function put(menu, anchor, event) {
  const box = anchor.querySelector(".bubble").getBoundingClientRect();
  const pointed = event && event.clientX > 0;
  const x = pointed ? event.clientX : box.left + 24;
  const y = pointed ? event.clientY : Math.max(box.top, 0) + 24;
  const { offsetWidth: width, offsetHeight: height } = menu;
  menu.style.left = `${Math.max(8, Math.min(x, innerWidth - width - 8))}px`;
  menu.style.top = `${Math.max(8, Math.min(y, innerHeight - height - 8))}px`;
}

async function forward(messages, place, bot, act) {
  const sent = await attempt("forward_album", {
    user: state.me.id,
    from_chat: messages[0].chat_id,
    message_ids: messages.map((one) => one.message_id),
    chat: state.me.id,
    bot: bot.id,
  });
  if (sent !== undefined) act.forwarded(`bot${bot.id}`);
}

async function remove(messages, place) {
  for (const one of messages) {
    await attempt("delete", { user: state.me.id, chat: one.chat_id, message_id: one.message_id, bot: place.bot });
  }
}
