// The bot's raw calls, live, newest first.

import { listen, order } from "./api.js";
import { $, el, icon } from "./dom.js";
import { faultsTab, loadFaults } from "./faults.js";
import { spelt } from "./methods.js";
import { nameOf } from "./state.js";
import { clockSeconds, say } from "./words.js";

const SHOWN = 300;
const calls = new Map(); // by number
let end = null; // ends the stream

export function startPanel() {
  $("tools").append(icon("panel"));
  $("tools").addEventListener("click", () => toggle());
  $("panel").addEventListener("keydown", (event) => event.key === "Escape" && toggle(false));
}

export function toggle(open = $("panel").hidden) {
  $("panel").hidden = !open;
  $("tools").setAttribute("aria-expanded", String(open));
  document.body.dataset.panel = open ? "open" : "";
  end?.();
  end = null;
  if (!open) return $("tools").focus();
  build();
  loadFaults();
  end = listen("_sandbox/events/calls", heard, (up) => up && reload());
  return $("panel").querySelector("button").focus();
}

/** Its words in another language, its chats anew. */
export function redrawPanel() {
  if ($("panel").hidden) return;
  build();
  drawCalls();
  loadFaults();
}

async function reload() {
  const found = await order("calls", { limit: SHOWN });
  calls.clear();
  for (const call of found) calls.set(call.id, call);
  drawCalls();
}

function heard(_, call) {
  const known = calls.get(call.id);
  calls.set(call.id, call);
  if (calls.size > SHOWN) calls.delete(calls.keys().next().value);
  const list = $("calls");
  const old = list.querySelector(`[data-call="${call.id}"]`);
  const row = fits(call) ? rowOf(call) : null;
  if (old && row) {
    row.open = old.open;
    old.replaceWith(row);
  } else if (row && !known) {
    list.prepend(row);
    while (list.children.length > SHOWN) list.lastChild.remove();
  }
  $("nocalls").hidden = list.children.length > 0;
  if (call.fault) loadFaults();
}

function build() {
  const tab = (name) => el("button", {
    type: "button", role: "tab", id: `tab-${name}`, "aria-controls": `${name}tab`,
    "aria-selected": "false", onclick: () => choose(name),
  }, say(name));
  const filter = el("input", { id: "filter", type: "search", "aria-label": say("filter"), placeholder: say("filter"), oninput: drawCalls });
  const refused = el("input", { id: "refused", type: "checkbox", onchange: drawCalls });
  $("panel").replaceChildren(
    el("header", {},
      el("div.tabs", { role: "tablist", onkeydown: arrows }, tab("calls"), tab("faults")),
      el("button.icon", { type: "button", id: "shut", "aria-label": say("close"), onclick: () => toggle(false) }, icon("close"))),
    el("section", { id: "callstab", role: "tabpanel", "aria-labelledby": "tab-calls" },
      el("div.filters", {}, filter, el("label", {}, refused, say("onlyrefused"))),
      el("div", { id: "calls" }),
      el("p.none", { id: "nocalls" }, say("nocalls"))),
    faultsTab());
  choose("calls");
}

function choose(name) {
  for (const one of ["calls", "faults"]) {
    const chosen = one === name;
    $(`tab-${one}`).setAttribute("aria-selected", String(chosen));
    $(`tab-${one}`).tabIndex = chosen ? 0 : -1;
    $(`${one}tab`).hidden = !chosen;
  }
}

function arrows(event) {
  if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
  const other = $("callstab").hidden ? "calls" : "faults";
  choose(other);
  $(`tab-${other}`).focus();
}

function fits(call) {
  if ($("refused").checked && !isBad(call)) return false;
  const wanted = $("filter").value.trim().toLowerCase();
  return !wanted || JSON.stringify(call).toLowerCase().includes(wanted);
}

function drawCalls() {
  if ($("panel").hidden) return;
  const rows = [...calls.values()].reverse().filter(fits).map(rowOf);
  $("calls").replaceChildren(...rows);
  $("nocalls").hidden = rows.length > 0;
}

const isBad = (call) => call.ended !== null && call.status !== 200;

function rowOf(call) {
  const status = call.ended === null ? say("waiting") : call.status ?? say("cut");
  const state = call.ended === null ? "waiting" : isBad(call) ? "bad" : "good";
  const chat = call.params.chat_id;
  const row = el("details.call", { data: { call: call.id, state, method: call.method } },
    el("summary", {},
      el("code", {}, spelt(call.method)),
      el("span.state", {}, String(status)),
      el("span.chat", {}, el("bdi", {}, chat ? nameOf(Number(chat) || chat) : "")),
      el("time", {}, clockSeconds(call.at)),
      call.description ? el("span.why", {}, call.description) : null,
      call.fault ? el("span.why", {}, say("fault", { kind: say(`fault-${call.fault}`) })) : null));
  // Filled when opened: most never are.
  row.addEventListener("toggle", () => row.open && row.children.length === 1 && row.append(...insideOf(call)));
  return row;
}

function insideOf(call) {
  const files = Object.entries(call.files).map(([name, size]) => [name, `${size} B`]);
  const rows = [...Object.entries(call.params), ...files].map(([name, value]) =>
    [el("dt", {}, name), el("dd", {}, el("pre", { tabindex: "0" }, pretty(value)))]);
  const answer = isBad(call) ? { status: call.status, description: call.description } : call.result;
  return [
    el("h3", {}, say("parameters")), el("dl", {}, rows.flat()),
    el("h3", {}, say("answer")), el("pre.answer", { tabindex: "0" }, JSON.stringify(answer, null, 1) ?? ""),
  ];
}

function pretty(value) {
  try {
    const read = JSON.parse(value);
    return typeof read === "object" ? JSON.stringify(read, null, 1) : value;
  } catch {
    return value;
  }
}
