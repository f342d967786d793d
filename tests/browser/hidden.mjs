// Follow a whole session in real time in a tab that nobody sees: node hidden.mjs FOLDER CHROMIUM
//
// A browser slows the timers of a hidden page down, after some minutes to one a minute. Chromium itself is asked here, not
// Playwright, which tells every page that it is seen. Beside the page runs the same one without its inaudible sound: it
// shows what that is good for, and that this browser does slow pages down.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";

// installed in the folder that this was started from
const { WebSocket } = createRequire(join(process.cwd(), "hidden.mjs"))("ws");

const [folder, chromium, name = "plan"] = process.argv.slice(2);
const file = resolve(folder, `${name}.html`);
const [, data] = /<script type="application\/json" id="data">(.*?)<\/script>/s.exec(readFileSync(file, "utf-8"));
const { session, words, countIn } = JSON.parse(data);
const last = session.intervals.at(-1);
const total = countIn + last.start_s + last.duration_s;
/** How many seconds a word may come late, and the countdown may stand still: a hidden page is asked once a second. */
const LATE_S = 1.1;
const STILL_S = 2.1;
/** After so many seconds Chromium slows hidden pages down. */
const SLOWED_S = 330;
/** So many seconds before its beginning a word is not said. */
const EARLY_S = 0.1;

/** Write down what is said and when the countdown changes. It runs before the page does. */
function record(sound) {
  const log = (window.log = { said: [], seen: [], changed: [] });
  const now = () => performance.now() / 1000;
  localStorage.setItem("shoulderkit-session", JSON.stringify({ headset: sound }));
  const speak = (utterance) => log.said.push([now(), utterance.text]);
  Object.defineProperty(window, "speechSynthesis", { value: { speaking: false, speak, cancel() {} } });
  document.addEventListener("visibilitychange", () => log.seen.push([now(), document.visibilityState]));
  addEventListener("DOMContentLoaded", () => {
    const count = document.getElementById("count");
    new MutationObserver(() => log.changed.push(now())).observe(count, { childList: true, characterData: true, subtree: true });
  });
}

const profile = mkdtempSync(join(tmpdir(), "hidden-"));
// with a window: without one Chromium does not hear what a page plays
const flags = ["--no-sandbox", "--no-first-run", "--remote-debugging-port=0", `--user-data-dir=${profile}`];
const browser = spawn(chromium, [...flags, "about:blank"], { stdio: ["ignore", "ignore", "pipe"] });
const origin = await new Promise((resolved, refused) => {
  let told = "";
  browser.on("error", refused);
  browser.on("exit", () => refused(new Error(`${chromium} ended: ${told}`)));
  browser.stderr.on("data", (text) => {
    told += text;
    const found = /ws:\/\/(127\.0\.0\.1:\d+)\//.exec(told);
    if (found) resolved(`http://${found[1]}`);
  });
});

/** Open a tab in front of all others. */
const tab = async () => (await fetch(`${origin}/json/new?about:blank`, { method: "PUT" })).json();

/** Begin the session in a tab of its own, with or without its sound; return what asks it for the value of an expression. */
async function open(sound) {
  const socket = new WebSocket((await tab()).webSocketDebuggerUrl);
  await new Promise((opened) => socket.on("open", opened));
  const asked = new Map();
  socket.on("message", (text) => {
    const { id, result, error } = JSON.parse(text);
    asked.get(id)?.({ result, error });
  });
  const send = async (method, params = {}) => {
    const id = asked.size + 1;
    const answer = new Promise((told) => asked.set(id, told));
    socket.send(JSON.stringify({ id, method, params }));
    const { result, error } = await answer;
    assert.ok(!error && !result.exceptionDetails, JSON.stringify(error ?? result.exceptionDetails));
    return result;
  };
  await send("Page.enable");
  await send("Page.addScriptToEvaluateOnNewDocument", { source: `(${record})(${sound})` });
  await send("Page.navigate", { url: pathToFileURL(file).href });
  const ask = async (expression) => {
    const { result } = await send("Runtime.evaluate", { expression, userGesture: true, returnByValue: true });
    return result.value;
  };
  while (!(await ask("document.getElementById('start')?.hidden === false"))) await sleep(100);
  // somebody sees the page who presses a button, and what is not seen may not begin to play
  await ask("document.getElementById('start').click()");
  while (await ask("document.getElementById('stage').hidden")) await sleep(100);
  await sleep(2000);
  return ask;
}

try {
  const pages = [await open(true), await open(false)];
  await tab();
  await sleep(1000 * (total + 10));
  const [heard, silent] = await Promise.all(pages.map((ask) => ask("({ ...log, seen: [...log.seen, [0, document.visibilityState]] })")));
  /** Return the longest time for which the countdown stood still, and when it began. */
  const still = ({ changed }) => changed.slice(1).map((at, n) => [at - changed[n], changed[n]]).sort((one, other) => other[0] - one[0])[0];

  for (const { seen } of [heard, silent]) assert.equal(seen.at(-1)[1], "hidden");
  const due = words.flatMap(({ said }, place) => said.map(([at, text]) => [session.intervals[place].start_s + at, text]));
  const wanted = [...(countIn ? [[-countIn, "Get ready."]] : []), ...due, [total - countIn, "The session is over."]];
  const [stood, when] = still(heard);
  console.log(`hidden for ${(total / 60).toFixed(1)} minutes: the countdown stood still for at most ${stood.toFixed(2)} s,`);
  console.log(`without the sound ${still(silent)[0].toFixed(2)} s`);
  // otherwise nothing was shown: so long a session is slowed down where it makes no sound
  if (total > SLOWED_S) assert.ok(still(silent)[0] > STILL_S, "this browser does not slow hidden pages down");
  assert.ok(stood < STILL_S, `the countdown stood still for ${stood} s at ${when} s`);
  assert.deepEqual(heard.said.map(([, text]) => text), wanted.map(([, text]) => text));
  const start = heard.said[0][0] - wanted[0][0];
  const late = heard.said.map(([at], n) => at - start - wanted[n][0]);
  console.log(`${late.length} sayings, none later than ${Math.max(...late).toFixed(2)} s`);
  assert.ok(Math.min(...late) > -EARLY_S && Math.max(...late) < LATE_S, `said late by ${Math.max(...late)} s`);
} finally {
  browser.removeAllListeners("exit");
  browser.kill();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
}
