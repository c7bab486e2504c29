// Who one is, in which language, and making people and channels.

import { attempt } from "./api.js";
import { el, face, icon, $ } from "./dom.js";
import { become, state } from "./state.js";
import { box } from "./toast.js";
import { say } from "./words.js";

const LANGUAGES = { ru: "Русский", kk: "Қазақша", en: "English", "": null };

/** `changed()` is told when one is somebody else. */
export function startPeople(changed) {
  $("me").addEventListener("click", () => openPeople(changed));
}

export function drawMe() {
  const { me } = state;
  const name = me ? me.name : say("whoami");
  $("me").replaceChildren(
    me ? face(name, me.id) : icon("person"),
    el("span.who", {}, el("bdi", {}, name), el("small", {}, me ? roleOf(me) : "")));
  $("me").title = say("whoami");
  $("me").setAttribute("aria-label", `${say("whoami")}: ${name}`);
}

const roleOf = (one) =>
  [say(one.editor ? "editor" : "reader"), one.language_code].filter(Boolean).join(" · ");

export function openPeople(changed) {
  const be = (id) => {
    become(id);
    $("people").close();
    changed();
  };
  const people = state.people.map((one) => el("li", {}, el("button", {
    type: "button",
    data: { person: one.id },
    "aria-pressed": String(one.id === state.me?.id),
    autofocus: one.id === state.me?.id,
    onclick: () => be(one.id),
  }, face(one.name, one.id), el("bdi", {}, one.name), el("small", {}, roleOf(one)))));
  const dialog = box("people",
    el("h2", {}, say("whoami")),
    el("ul", {}, people),
    state.me && languageField(state.me.language_code || "", (code) => setLanguage(code, changed)),
    maker("newperson", "name", async (name, code) => {
      const id = await attempt("create_user", { first_name: name, language_code: code || null });
      if (id !== undefined) be(id);
    }),
    maker("newchannel", "channelname", async (title) => {
      const values = { title, owner: state.me?.id, ...(state.bots.length ? {} : { rights: [] }) };
      if ((await attempt("create_channel", values)) !== undefined) dialog.close();
    }),
    el("button.icon.shut", { type: "button", "aria-label": say("close"), onclick: () => dialog.close() }, icon("close")));
  dialog.setAttribute("aria-label", say("whoami"));
}

async function setLanguage(code, changed) {
  await attempt("set_user", { user: state.me.id, language_code: code });
  changed();
}

function languageField(value, chosen, id = "language") {
  const options = Object.entries(LANGUAGES).map(([code, name]) =>
    el("option", { value: code, selected: code === value }, name || say("unknown")));
  return el("label.field", {}, say("language"),
    el("select", { id, onchange: (event) => chosen(event.target.value) }, options));
}

/** A folded form with one name; a person's has a language too. */
function maker(word, field, make) {
  const name = el("input", { name: "name", required: true, maxlength: "64", autocomplete: "off" });
  let code = document.documentElement.lang;
  const language = word === "newperson" && languageField(code, (value) => (code = value), "newlanguage");
  return el("details", { data: { form: word } },
    el("summary", {}, say(word)),
    el("form", {
      onsubmit: (event) => {
        event.preventDefault();
        make(name.value.trim(), code);
      },
    }, el("label.field", {}, say(field), name), language, el("button.main", { type: "submit" }, say("create"))));
}
