// Buttons under a message: pressing, waiting for the bot's answer, showing it.

import { attempt } from "./api.js";
import { el, icon } from "./dom.js";
import { botOf, dialog, state } from "./state.js";
import { alertBox, toast } from "./toast.js";
import { say } from "./words.js";

const PATIENCE = 15; // seconds after which Telegram gives up on an answer
const waiting = new Map(); // pressed buttons by the query's id

/** `write(text)` puts words into the message field. */
export function keyboard(message, place, write) {
  if (!message.markup?.inline_keyboard) return null;
  const rows = message.markup.inline_keyboard.map((row, y) =>
    el("div.row", {}, row.map((button, x) => key(message, place, button, `${message.message_id}-${y}-${x}`, write))));
  return el("div.keyboard", { role: "group" }, rows);
}

function key(message, place, button, name, write) {
  const data = { focus: `key-${name}`, button: button.text };
  const label = el("span", { dir: "auto" }, button.text);
  if (button.url) {
    const rel = "noopener noreferrer nofollow";
    return el("a.key", { href: button.url, target: "_blank", rel, data, title: button.url }, label, icon("link"));
  }
  const node = el("button.key", { type: "button", data }, label);
  if (button.callback_data) {
    const press = `${place.key}/${message.message_id}/${button.callback_data}`;
    wait(node, [...waiting.values()].includes(press));
    node.addEventListener("click", () => send(node, press, message, place, button));
  } else if ("switch_inline_query" in button || "switch_inline_query_current_chat" in button) {
    node.append(icon("inline"));
    const query = button.switch_inline_query_current_chat ?? button.switch_inline_query;
    const bot = botOf(message.via_bot || message.author_id);
    node.addEventListener("click", () => write(`@${bot?.username} ${query}`));
  } else if (button.copy_text) {
    node.append(icon("copy"));
    node.addEventListener("click", () => copy(button.copy_text.text));
  } else {
    node.addEventListener("click", () => toast(say("notinsandbox")));
  }
  return node;
}

async function send(node, press, message, place, button) {
  if (node.getAttribute("aria-busy") === "true") return;
  wait(node, true);
  const query = await attempt("press", {
    user: state.me.id,
    chat: message.chat_id,
    message_id: message.message_id,
    data: button.callback_data,
    bot: place.bot,
  });
  if (query === undefined) return wait(node, false);
  const early = answers.get(query);
  if (early) return show(early, press);
  waiting.set(query, press);
  setTimeout(() => waiting.has(query) && done(query), PATIENCE * 1000);
  return undefined;
}

const answers = new Map(); // that came before the query's id did

/** A callback_answer of the stream of events. */
export function answered(event) {
  if (event.user_id !== state.me?.id) return;
  const press = waiting.get(event.query_id);
  if (press === undefined) {
    answers.set(event.query_id, event);
    setTimeout(() => answers.delete(event.query_id), 5000);
    return;
  }
  waiting.delete(event.query_id);
  show(event, press);
}

function done(query) {
  const press = waiting.get(query);
  waiting.delete(query);
  show({}, press);
}

function show(answer, press) {
  if (dialog() && press.startsWith(`${dialog().key}/`)) {
    const [, id] = press.split("/");
    for (const node of document.querySelectorAll(`[data-message="${id}"] .key[aria-busy=true]`)) wait(node, false);
  }
  if (answer.text) (answer.show_alert ? alertBox : toast)(answer.text);
  if (/^https?:/i.test(answer.url || "")) open(answer.url, "_blank", "noopener,noreferrer");
}

const wait = (node, busy) => (busy ? node.setAttribute("aria-busy", "true") : node.removeAttribute("aria-busy"));

export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    toast(say("copied"));
  } catch (error) {
    toast(say("failed", { why: error.message }));
  }
}
