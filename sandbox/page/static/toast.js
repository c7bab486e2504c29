// A bot's short answers, and the sandbox's refusals: lines that go by themselves, boxes that stay.

import { $, el } from "./dom.js";
import { say } from "./words.js";

const SECONDS = 4;

export function toast(text) {
  const line = el("p.toast", { dir: "auto" }, text);
  $("toasts").append(line);
  while ($("toasts").children.length > 3) $("toasts").firstChild.remove();
  setTimeout(() => line.remove(), (SECONDS + text.length / 25) * 1000);
}

/** A modal box; Escape and a press outside close it. Gives the dialog, which goes when closed. */
export function box(name, ...children) {
  const dialog = el(`dialog.box.${name}`, { id: name }, ...children);
  document.body.append(dialog);
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  dialog.showModal();
  dialog.querySelector("[autofocus]")?.focus();
  return dialog;
}

export function alertBox(text) {
  const close = el("button.main", { type: "button" }, say("ok"));
  const dialog = box("alert", el("p", { dir: "auto" }, text), close);
  close.onclick = () => dialog.close();
}
