// The page: buttons, keys and time come in; the screen, tones, voice and phone are told what to do.
import { NOTHING_S, after, pressed, started } from "./player.js";
import { Tones, tonesAhead } from "./tones.js";
import { Voice } from "./voice.js";
import { Headset, Screen, Shaker } from "./device.js";
import { choose, chosen } from "./settings.js";
import { View, clock, element } from "./view.js";

/** Seconds for which tones are planned, and how many of them may be left when more are planned. */
const HORIZON_S = 150;
const LEAST_AHEAD_S = 75;
/** A page that was not asked for so many seconds slept with its machine: hidden pages are asked once a minute. */
const SLEPT_S = 90;
/** What was to be said more seconds ago is no longer said. */
const LATE_S = 5;
/** @type {Record<string, import("./player.js").Action>} */
const KEYS = {
  " ": "pause",
  n: "next",
  ArrowRight: "next",
  b: "back",
  ArrowLeft: "back",
  s: "skip",
  "+": "more",
};

/** @type {import("./view.js").Content} */
const content = JSON.parse(element("data").textContent ?? "");
const { session, words, countIn } = content;
const settings = chosen();
const view = new View(content);
const tones = new Tones();
const voice = new Voice((speaking) => tones.lower(speaking));
const screenLock = new Screen();
const shaker = new Shaker();
const headset = new Headset(press);

/** @type {import("./player.js").Player | null} */
let player = null;
/** When the player was as it is, in milliseconds of the browser's steady clock. */
let since = 0;
/** How many seconds of tones are planned, from then on. */
let planned = 0;
/** How much of the interval was said. */
let said = 0;
let timer = 0;
/** The small window that has the stage, while there is one. */
/** @type {Window | null} */
let floating = null;

/** Begin the session. */
function start() {
  tones.wake();
  headset.wake();
  voice.hush();
  for (const id of ["ready", "end"]) element(id).hidden = true;
  element("stage").hidden = false;
  player = started(session, countIn);
  since = performance.now();
  if (countIn) say("Get ready.");
  begin(player.stage === "running");
  element("pause").focus({ preventScroll: true });
  scrollTo(0, 0);
}

/** Let the time go by that went by. */
function tick() {
  if (!player) return;
  const now = performance.now();
  const seconds = (now - since) / 1000;
  since = now;
  planned -= seconds;
  if (seconds > SLEPT_S && (player.stage === "running" || player.stage === "count-in")) {
    player = pressed(session, player, "pause");
    begin(false);
    return;
  }
  const before = player;
  player = after(session, player, seconds);
  const counted = before.stage === "count-in" && player.stage === "running";
  const entered = player.place !== before.place || (counted && player.elapsed < 1);
  if (player.stage === "finished" || entered) arrive();
  if (planned < LEAST_AHEAD_S) plan(planned);
  speak();
  update();
}

/**
 * Do what somebody asked for.
 * @param {import("./player.js").Action} action
 */
function press(action) {
  tick();
  if (!player || player.stage === "finished") return;
  const before = player;
  player = pressed(session, player, action);
  const moved = player.place !== before.place || player.elapsed !== before.elapsed;
  if (action !== "more") voice.hush();
  begin((moved && player.stage === "running") || player.stage === "finished");
  if (player.stage !== before.stage && player.stage !== "finished") {
    view.tell(player.stage === "paused" ? "Paused." : "Get ready.");
  }
}

/**
 * Go on from a state that is not what the time alone would have made: all that was planned is planned anew.
 * @param {boolean} entered whether an interval begins
 */
function begin(entered) {
  tones.clear();
  if (player && entered) {
    const name = player.stage === "finished" ? "end" : session.intervals[player.place].kind;
    tones.add([{ in_s: 0, name }]);
  }
  if (player?.elapsed === 0) said = 0;
  plan(0);
  if (entered) arrive();
  speak();
  update();
}

/** Tell that an interval begins, or that the session is over. */
function arrive() {
  if (!player) return;
  said = 0;
  if (player.stage === "finished") {
    finish();
    return;
  }
  shaker.shake(session.intervals[player.place].kind);
  view.tell(words[player.place].said[0][1]);
}

/**
 * Plan the tones that come after so many seconds.
 * @param {number} from
 */
function plan(from) {
  if (!player) return;
  const ahead = tonesAhead(session, player, HORIZON_S);
  tones.add(ahead.filter(({ in_s }) => in_s > from));
  planned = HORIZON_S;
}

/** Say what is due and was not said. */
function speak() {
  if (player?.stage !== "running") return;
  const { elapsed, place } = player;
  const due = words[place].said.filter(([offset]) => offset <= elapsed + NOTHING_S);
  due.slice(said).forEach(([offset, text]) => {
    if (elapsed - offset < LATE_S) say(text);
  });
  said = Math.max(said, due.length);
}

/** @param {string} text */
function say(text) {
  if (settings.voice) voice.say(text);
}

/** Show the state, tell the phone, and come back when the next second begins. */
function update() {
  if (!player) return;
  view.show(player);
  const running = player.stage === "running" || player.stage === "count-in";
  void screenLock.keep(running);
  const { side, detail } = words[player.place];
  const line = [side, detail].filter(Boolean).join(", ");
  headset.tell(running, session.intervals[player.place].name, line, session.name);
  clearTimeout(timer);
  if (!running) return;
  const whole = player.stage === "count-in" ? player.count : player.elapsed;
  const part = player.stage === "count-in" ? whole - Math.ceil(whole) + 1 : Math.floor(whole + NOTHING_S) + 1 - whole;
  timer = setTimeout(tick, Math.max(1000 * part, 1));
}

/** Show that the session is over, with what was done. */
function finish() {
  if (!player) return;
  const { played, time } = player;
  const steps = [...new Set(session.intervals.map((each) => each.step))];
  const done = steps.filter((step) =>
    session.intervals.every((each, place) => {
      return each.step !== step || each.kind !== "work" || played[place] >= each.duration_s - 0.5;
    }),
  );
  say("The session is over.");
  shaker.shake("end");
  comeHome();
  element("summary").textContent = `${done.length} of ${steps.length} moves done in ${minutes(time)}.`;
  element("stage").hidden = true;
  element("end").hidden = false;
  element("over").focus();
  view.tell("The session is over.");
}

/** @param {number} seconds */
function minutes(seconds) {
  return seconds < 60 ? `${clock(seconds)} seconds` : `${clock(seconds)} minutes`;
}

/** @param {KeyboardEvent} event */
function keyed(event) {
  const target = /** @type {Element | null} */ (event.target);
  const own = event.key === " " && target?.closest("button, summary, input, a");
  if (!settings.keys || event.ctrlKey || event.altKey || event.metaKey || own) return;
  const action = KEYS[event.key];
  if (!action || !player || player.stage === "finished") return;
  event.preventDefault();
  press(action);
}

/** Take the stage into a window that stays on top, where the browser has such windows. */
async function float() {
  const pictures = /** @type {any} */ (window).documentPictureInPicture;
  /** @type {Window} */
  const small = await pictures.requestWindow({ width: 380, height: 480 });
  small.document.head.append(element("style").cloneNode(true));
  small.document.documentElement.lang = document.documentElement.lang;
  small.document.title = document.title;
  small.document.body.className = "small";
  small.document.body.append(view.parts.stage);
  small.addEventListener("keydown", keyed);
  small.addEventListener("pagehide", comeHome);
  floating = small;
}
/** Take the stage back. */
function comeHome() {
  if (!floating) return;
  const small = floating;
  floating = null;
  element("home").append(view.parts.stage);
  small.close();
}

/** @param {boolean} shrunk */
function shrink(shrunk) {
  settings.shrunk = shrunk;
  view.parts.stage.classList.toggle("shrunk", shrunk);
  element("shrink").textContent = shrunk ? "Larger figure" : "Smaller figure";
}

/** Give each setting its box; what this browser cannot do has none. */
function offerSettings() {
  const able = { voice: voice.available, screen: screenLock.available, shaker: shaker.available };
  const parts = { voice, tones, headset, screen: screenLock, shaker };
  for (const name of /** @type {const} */ (["voice", "tones", "headset", "screen", "shaker", "keys"])) {
    const box = /** @type {HTMLInputElement} */ (element(name));
    const line = /** @type {HTMLElement} */ (box.closest("li"));
    line.hidden = name in able && !able[/** @type {keyof typeof able} */ (name)];
    const apply = () => {
      settings[name] = box.checked;
      if (name !== "keys") parts[name].on = box.checked;
    };
    box.checked = settings[name];
    apply();
    box.addEventListener("change", () => {
      apply();
      choose(name, box.checked);
      if (name === "voice" && !box.checked) voice.hush();
      if (name === "headset" && player) headset.wake();
      tick();
      tones.clear();
      plan(0);
      update();
    });
  }
  element("float").hidden = !("documentPictureInPicture" in window);
  element("shrink").hidden = !Object.keys({ ...content.pictures, ...content.stills }).length;
  shrink(settings.shrunk);
}

offerSettings();
element("start").hidden = false;
element("tools").hidden = false;
element("start").addEventListener("click", start);
element("again").addEventListener("click", start);
element("float").addEventListener("click", () => void float());
element("shrink").addEventListener("click", () => {
  shrink(!settings.shrunk);
  choose("shrunk", settings.shrunk);
});
view.parts.stage.addEventListener("click", (event) => {
  const button = /** @type {Element} */ (event.target).closest("button");
  if (button?.dataset.action) press(/** @type {import("./player.js").Action} */ (button.dataset.action));
});
document.addEventListener("keydown", keyed);
document.addEventListener("visibilitychange", tick);
