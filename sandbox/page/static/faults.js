// Switches for what goes wrong with the bot's calls.

import { attempt, order } from "./api.js";
import { $, el } from "./dom.js";
import { METHODS } from "./methods.js";
import { nameOf, state } from "./state.js";
import { say } from "./words.js";

// Which further fields a fault has; `accepted`: whether Telegram does what was asked.
const FIELDS = {
  cut: ["accepted"],
  late: ["seconds"],
  hang: ["seconds", "accepted"],
  slow: ["seconds"],
  flood: ["retry_after"],
  error: ["status", "accepted"],
  html: ["status", "accepted"],
  malformed: ["accepted"],
};
export function faultsTab() {
  const kinds = Object.keys(FIELDS).map((kind) => el("option", { value: kind }, say(`fault-${kind}`)));
  const methods = METHODS.map((method) => el("option", { value: method }, method));
  const chats = state.dialogs.map((one) => el("option", { value: one.id }, one.title));
  const any = (word) => el("option", { value: "" }, say(word));
  const form = el("form", { id: "fault", onsubmit: arm },
    select("kind", "faultkind", kinds, fields),
    select("method", "faultmethod", [any("anymethod"), ...methods]),
    select("chat", "faultchat", [any("anychat"), ...chats]),
    number("times", "times", 1, 0, el("small", {}, say("forever"))),
    number("seconds", "seconds", 5),
    number("retry_after", "seconds", 5, 1),
    number("status", "status", 502, 500, null, 599),
    el("label.check", { data: { field: "accepted" } }, el("input", { type: "checkbox", name: "accepted" }), say("accepted")),
    el("button.main", { type: "submit", id: "arm" }, say("arm")));
  fields({ target: form.elements.kind });
  return el("section", { id: "faultstab", role: "tabpanel", "aria-labelledby": "tab-faults", hidden: true },
    form,
    el("h3", {}, say("armed")),
    el("ul", { id: "armed" }),
    el("p.none", { id: "nofaults" }, say("nofaults")),
    el("button", { type: "button", id: "clear", hidden: true, onclick: clear }, say("clear")));
}

export async function loadFaults() {
  const armed = await order("faults");
  if (!$("armed")) return;
  $("armed").replaceChildren(...armed.map((fault) => el("li", { data: { fault: fault.kind } }, told(fault))));
  $("nofaults").hidden = armed.length > 0;
  $("clear").hidden = armed.length === 0;
}

function told(fault) {
  const parts = [say(`fault-${fault.kind}`), fault.method || say("anymethod")];
  if (fault.chat !== null) parts.push(nameOf(fault.chat));
  parts.push(fault.times === null ? "∞" : `× ${fault.times}`);
  if (fault.accepted) parts.push(say("accepted"));
  return parts.join(" · ");
}

/** Only those fields that the kind has. */
function fields(event) {
  const { form, value } = event.target;
  const parent = form || event.target.closest("form");
  for (const label of parent.querySelectorAll("[data-field]")) {
    const { field } = label.dataset;
    if (["seconds", "retry_after", "status", "accepted"].includes(field)) {
      label.hidden = !FIELDS[value].includes(field);
    }
  }
}

async function arm(event) {
  event.preventDefault();
  const { kind, method, chat, times, accepted, ...numbers } = event.target.elements;
  const fault = { kind: kind.value, times: Number(times.value) || null };
  if (method.value) fault.method = method.value;
  if (chat.value) fault.chat = Number(chat.value);
  for (const field of FIELDS[kind.value]) {
    fault[field] = field === "accepted" ? accepted.checked : Number(numbers[field].value);
  }
  await attempt("set_faults", { faults: [fault], keep: true });
  await loadFaults();
}

async function clear() {
  await attempt("set_faults", { faults: [] });
  await loadFaults();
  $("arm").focus();
}

function select(name, word, options, changed) {
  return el("label", { data: { field: name } }, say(word), el("select", { name, onchange: changed }, options));
}

function number(name, word, value, least = 0, more = null, most = 3600) {
  const input = el("input", { type: "number", name, value, min: least, max: most, required: true });
  return el("label", { data: { field: name } }, el("span", {}, say(word), " ", more), input);
}
