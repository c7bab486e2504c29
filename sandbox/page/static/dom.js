// Elements and icons; text goes in as text, never as markup.

export const $ = (id) => document.getElementById(id);

/** el("button.icon", {type: "button", data: {chat: 1}, onclick}, "text", child…) */
export function el(name, attributes = {}, ...children) {
  const [tag, ...classes] = name.split(".");
  const node = document.createElement(tag);
  if (classes.length) node.className = classes.join(" ");
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (key === "data") Object.assign(node.dataset, value);
    else if (key === "style") for (const [k, v] of Object.entries(value)) node.style.setProperty(k, v);
    else if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else node.setAttribute(key, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

const PATHS = {
  back: "M15 5l-7 7 7 7",
  down: "M5 9l7 7 7-7",
  send: "M4 12L20 4l-4 17-5-7zM11 14l9-10",
  attach: "M20 11l-8.5 8.5a5 5 0 0 1-7-7L13 4a3.4 3.4 0 0 1 5 5l-8.5 8.500a1.7 1.7 0 0 1-2.5-2.500L15 7",
  menu: "M4 7h16M4 12h16M4 17h10",
  close: "M6 6l12 12M18 6L6 18",
  more: "M5 12h.01M12 12h.01M19 12h.01",
  panel: "M8 8l-4 4 4 4M16 8l4 4-4 4M13.5 5l-3 14",
  silent: "M6 16V11a6 6 0 0 1 9-5.200M18 10v6l1 1H8M10.5 20h3M4 4l16 16",
  link: "M8 16L17 7M9 7h8v8",
  inline: "M4 17c0-6 4-9 10-9h5M15 4l4 4-4 4",
  copy: "M9 9h10v10H9zM5 15V5h10",
  sent: "M5 13l4 4L19 7",
  reply: "M10 7L5 12l5 5M5 12h8c4 0 6 2 6 6",
  forward: "M14 7l5 5-5 5M19 12h-8c-4 0-6 2-6 6",
  edit: "M5 19l1-4L16 5l3 3L9 18z",
  delete: "M6 7h12M10 7V5h4v2M8 7l1 13h6l1-13",
  next: "M9 5l7 7-7 7",
  person: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8M5 20c0-4 3-6 7-6s7 2 7 6",
};

export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("class", "drawn");
  svg.dataset.icon = name;
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}

/** A round picture with the first letters of a name, its colour by the number. */
export function face(name, id, kind = "") {
  const letters = [...new Intl.Segmenter().segment(name.trim())].map((part) => part.segment);
  const words = name.trim().split(/\s+/).filter(Boolean);
  const second = words.length > 1 ? [...words[1]][0] : "";
  const shown = ((letters[0] || "?") + second).toUpperCase();
  return el("span.face", { "aria-hidden": "true", data: { color: Math.abs(id) % 7, kind } }, shown);
}

/** A function that does its work once for many calls that come in a heap. */
export function once(run) {
  let timer = null;
  return () => {
    timer ??= setTimeout(() => {
      timer = null;
      run();
    }, 16);
  };
}

/** Arrow keys, Home and End go through the items that `query` finds. */
export function rove(event, box, query, keys = ["ArrowUp", "ArrowDown"]) {
  const items = [...box.querySelectorAll(query)].filter((item) => item.offsetParent !== null);
  const now = items.indexOf(document.activeElement);
  const target = { [keys[0]]: now - 1, [keys[1]]: now + 1, Home: 0, End: items.length - 1 }[event.key];
  if (target === undefined || now < 0 || !items[target]) return false;
  event.preventDefault();
  items[target].focus();
  return true;
}
