// What stands above the message field: the bot's commands after "/", its results after "@bot ".

import { attempt, order, Refused } from "./api.js";
import { $, el } from "./dom.js";
import { formatted } from "./entities.js";
import { state } from "./state.js";
import { say } from "./words.js";

const PAUSE = 350; // milliseconds without a key before a bot is asked
const PATIENCE = 15;

let asked = null; // {query, timer, show}: the inline query that waits for its answer

/** An inline_answer of the stream of events. */
export async function inlineAnswered(event) {
  if (event.user_id !== state.me?.id) return;
  if (asked?.query === event.query_id) asked.show(await order("query", { query_id: event.query_id }));
}

/** `act.command(text)` sends a command, `act.sent()` is told when a result was sent. */
export class Suggestions {
  constructor(place, field, act) {
    Object.assign(this, { place, field, act, items: [], chosen: -1 });
    this.box = $("suggestions");
    this.box.setAttribute("role", "listbox");
    field.setAttribute("aria-autocomplete", "list");
    field.setAttribute("aria-controls", "suggestions");
    this.hide();
  }

  async typed() {
    const text = this.field.value;
    clearTimeout(this.timer);
    const bot = this.inlineBot(text);
    if (bot) {
      this.timer = setTimeout(() => this.ask(bot, text.slice(bot.username.length + 2)), PAUSE);
      return;
    }
    stop();
    const typed = /^\/(\w*)$/.exec(text);
    if (!typed || this.place.kind === "channel") return this.hide();
    await this.commands(typed[1].toLowerCase());
  }

  inlineBot(text) {
    const [, name] = /^@(\w+) /.exec(text) || [];
    return name && this.place.kind !== "channel"
      && state.bots.find((bot) => bot.inline && bot.username.toLowerCase() === name.toLowerCase());
  }

  async commands(prefix = "") {
    const given = { user: state.me.id, chat: this.place.id, bot: this.place.bot };
    const written = this.field.value;
    const found = (await attempt("menu", given)) || [];
    const fitting = found.filter((one) => one.command.startsWith(prefix));
    if (this.field.value !== written) return; // sent meanwhile, or another list is on its way
    this.show(say("menu"), fitting.map((one) => ({
      data: { command: one.command },
      nodes: [el("b", {}, `/${one.command}`), el("span", { dir: "auto" }, one.description)],
      run: () => {
        this.act.sent();
        this.act.command(`/${one.command}`);
      },
    })), prefix ? "" : say("nocommands"));
  }

  async ask(bot, query) {
    stop();
    try {
      const id = await order("ask_inline", { user: state.me.id, query, bot: bot.id });
      this.show(say("results"), [], say("searching"));
      asked = { query: id, show: (told) => this.results(id, told) };
      asked.timer = setTimeout(() => this.show(say("results"), [], say("noanswer")), PATIENCE * 1000);
      const told = await order("query", { query_id: id }); // it may have come before its number
      if (told.answer) this.results(id, told);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.show(say("results"), [], error.message);
    }
  }

  results(id, told) {
    if (asked?.query !== id || !told.answer) return;
    stop();
    this.show(say("results"), told.answer.results.map((one) => ({
      data: { result: one.id },
      nodes: [
        el("b", { dir: "auto" }, one.title || one.id),
        el("span", { dir: "auto" }, one.description || formatted(one.input_message_content?.message_text || "", [], () => {})),
      ],
      run: async () => {
        this.hide();
        this.act.sent();
        await attempt("choose_inline", { user: state.me.id, query: id, result: one.id, chat: this.place.id });
      },
    })), say("noresults"));
  }

  show(label, items, empty) {
    if (!items.length && !empty) return this.hide();
    this.items = items;
    this.chosen = -1;
    this.box.hidden = false;
    this.box.setAttribute("aria-label", label);
    this.field.setAttribute("aria-expanded", "true");
    const options = items.map((item, index) => el("div.option", {
      id: `option${index}`, role: "option", "aria-selected": "false", data: item.data,
      onpointerdown: (event) => event.preventDefault(), // the focus stays in the field
      onclick: () => this.pick(index),
    }, item.nodes));
    this.box.replaceChildren(...(items.length ? options : [el("p.none", { role: "status" }, empty)]));
    return undefined;
  }

  hide() {
    this.items = [];
    this.box.hidden = true;
    this.box.replaceChildren();
    this.field.setAttribute("aria-expanded", "false");
    this.field.removeAttribute("aria-activedescendant");
  }

  pick(index) {
    const { run } = this.items[index];
    this.hide();
    this.field.focus();
    run();
  }

  /** Whether the key was meant for the list. */
  key(event) {
    if (this.box.hidden) return false;
    if (event.key === "Escape") this.hide();
    else if (event.key === "ArrowDown" || event.key === "ArrowUp") this.move(event.key === "ArrowDown" ? 1 : -1);
    else if (this.chosen >= 0 && (event.key === "Enter" || event.key === "Tab")) this.pick(this.chosen);
    else if (event.key === "Enter" && this.inlineBot(this.field.value)) return this.items.length > 0 && this.take(event);
    else return false;
    return this.take(event);
  }

  take(event) {
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  move(step) {
    if (!this.items.length) return;
    const count = this.items.length;
    this.chosen = this.chosen < 0 && step < 0 ? count - 1 : (this.chosen + step + count) % count;
    for (const [index, node] of [...this.box.children].entries()) {
      node.setAttribute("aria-selected", String(index === this.chosen));
      if (index === this.chosen) node.scrollIntoView({ block: "nearest" });
    }
    this.field.setAttribute("aria-activedescendant", `option${this.chosen}`);
  }
}

function stop() {
  clearTimeout(asked?.timer);
  asked = null;
}
