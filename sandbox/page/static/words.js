// The page's own words in Russian, Kazakh and English, and its dates.

import { $ } from "./dom.js";

const LANGUAGES = ["ru", "kk", "en"];
const tables = {};
let notices = {};
let language = "en";

export async function loadWords() {
  const read = async (path) => (await fetch(path)).json();
  const loaded = LANGUAGES.map(async (code) => (tables[code] = await read(`page/words/${code}.json`)));
  await Promise.all([...loaded, read("page/notice.json").then((told) => (notices = told))]);
}

/** The first of these codes that the page speaks; then the browser's, then English. */
export function speak(...codes) {
  const wanted = [...codes, ...navigator.languages].filter(Boolean);
  const short = wanted.map((code) => code.toLowerCase().split(/[-_]/)[0]);
  language = short.find((code) => LANGUAGES.includes(code)) || "en";
  document.documentElement.lang = language;
  fill(document);
  const notice = notices[language] || Object.values(notices)[0] || "";
  $("notice").textContent = notice;
  $("notice").hidden = !notice;
}

export function say(word, values = {}) {
  const text = tables[language][word] ?? word;
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

/** Fill what HTML names by data-word, data-label and data-placeholder. */
export function fill(root) {
  for (const node of root.querySelectorAll("[data-word]")) node.textContent = say(node.dataset.word);
  for (const node of root.querySelectorAll("[data-label]")) {
    node.setAttribute("aria-label", say(node.dataset.label));
    if (node.matches("button")) node.title = say(node.dataset.label);
  }
  for (const node of root.querySelectorAll("[data-placeholder]")) {
    node.placeholder = say(node.dataset.placeholder);
  }
}

const date = (seconds) => new Date(seconds * 1000);
const format = (seconds, options) => new Intl.DateTimeFormat(language, options).format(date(seconds));

export const clock = (seconds) => format(seconds, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
export const clockSeconds = (seconds) =>
  format(seconds, { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" });
export const whole = (seconds) => format(seconds, { dateStyle: "long", timeStyle: "medium" });
export const dayKey = (seconds) => date(seconds).toDateString();

export function day(seconds) {
  if (dayKey(seconds) === new Date().toDateString()) return say("today");
  const sameYear = date(seconds).getFullYear() === new Date().getFullYear();
  return format(seconds, { day: "numeric", month: "long", ...(sameYear ? {} : { year: "numeric" }) });
}

/** The time today, the day before that: as in a list of chats. */
export function briefly(seconds) {
  if (dayKey(seconds) === new Date().toDateString()) return clock(seconds);
  return format(seconds, { day: "numeric", month: "short" });
}
