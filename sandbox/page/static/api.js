// Orders to the sandbox and its streams of events.

import { say } from "./words.js";
import { toast } from "./toast.js";

/** An order that could not be carried out; `message` is the sandbox's own line. */
export class Refused extends Error {}

export async function order(name, values = {}) {
  let told;
  try {
    const answer = await fetch(`_sandbox/${name}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(values),
    });
    told = await answer.json();
  } catch {
    throw new Refused(say("offline"));
  }
  if (!told.ok) throw new Refused(told.error);
  return told.result;
}

/** For what a person does by hand: a refusal is shown, and undefined given. */
export async function attempt(name, values) {
  try {
    return await order(name, values);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    toast(say("failed", { why: error.message }));
    return undefined;
  }
}

export const photoUrl = (digest, width) => `_sandbox/photo/${digest}?width=${width}`;

const KINDS = [
  "message", "edited", "deleted", "user", "chat", "member", "reset",
  "action", "callback_answer", "inline_answer", "call",
];
const AGAIN = 1000;

/**
 * Events come to `heard(kind, data)`. `state(true)` is told at every opening, the first one and
 * after each break (whoever watches then reads anew what may have been missed), `state(false)` at
 * every break. Gives a function that ends it.
 */
export function listen(path, heard, state = () => {}) {
  let source;
  let timer;
  const open = () => {
    source = new EventSource(path);
    source.onopen = () => state(true);
    source.onerror = () => {
      state(false);
      source.close(); // a browser's own pause grows too long, and some give up
      timer = setTimeout(open, AGAIN);
    };
    for (const kind of KINDS) {
      source.addEventListener(kind, (event) => heard(kind, JSON.parse(event.data)));
    }
  };
  const shut = () => {
    clearTimeout(timer);
    source.close();
  };
  // A page left behind must not hold one of the browser's few connections to a server.
  const back = (event) => event.persisted && open();
  addEventListener("pagehide", shut);
  addEventListener("pageshow", back);
  open();
  return () => {
    removeEventListener("pagehide", shut);
    removeEventListener("pageshow", back);
    shut();
  };
}
