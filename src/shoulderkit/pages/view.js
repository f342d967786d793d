// The screen of a session: one state, shown. What it shows in words was written beside the session.
import { NOTHING_S, beat, cuesNow, left, remaining } from "./player.js";

/** @typedef {import("./player.js").Session} Session */
/** @typedef {import("./player.js").Player} Player */
/**
 * What is shown and said of an interval beside its own fields: its side, its details, what comes next, and what is said
 * how many seconds after its start.
 * @typedef {{side: string, detail: string, next: string, said: [number, string][]}} Words
 *
 * @typedef {object} Content
 * @property {Session} session
 * @property {number} countIn
 * @property {Words[]} words
 * @property {string[]} repeated what repeats in pictures
 * @property {Record<string, Parts>} pictures by the id of the exercise
 * @property {Record<string, Parts>} stills
 *
 * An SVG text in parts; a number stands for what repeats.
 * @typedef {(string | number)[]} Parts
 */

/**
 * Return seconds as m:ss, or as mere seconds where they are fewer than a minute.
 * @param {number} seconds
 */
export function clock(seconds) {
  const whole = Math.ceil(seconds - NOTHING_S);
  return whole < 60 ? `${whole}` : `${Math.floor(whole / 60)}:${`${whole % 60}`.padStart(2, "0")}`;
}

/**
 * Return the repetition of the moment and whether it is held; empty where there is no beat.
 * @param {Session} session
 * @param {Player} player
 */
export function beatWords(session, player) {
  const { kind, hold_s, to_fatigue } = session.intervals[player.place];
  if (kind !== "work") return "";
  const now = beat(session, player);
  if (!now) return hold_s ? "Hold" : "Keep going";
  const most = to_fatigue ? ", fewer if the muscles are tired" : "";
  return `Repetition ${now.number} of ${now.reps}${most}${now.held ? " · hold" : ""}`;
}

/** Shows states in the elements of the page. They are found once, since a small window may take them away. */
export class View {
  /**
   * The picture that is shown.
   * @type {Parts | undefined}
   */
  shown;

  /** @param {Content} content */
  constructor(content) {
    this.content = content;
    const ids = ["stage", "where", "track", "move", "side", "detail", "figure", "picture", "count", "beat"];
    const more = ["cue", "next", "stop", "pause-words", "live"];
    this.parts = Object.fromEntries([...ids, ...more].map((id) => [id, element(id)]));
    const steps = content.session.intervals.map((each) => each.step);
    this.steps = [...new Set(steps)];
    this.parts.track.append(...content.session.intervals.map((each) => segment(each.kind, each.duration_s)));
    this.still = matchMedia("(prefers-reduced-motion: reduce)");
  }

  /**
   * Show a state.
   * @param {Player} player
   */
  show(player) {
    const { session, words } = this.content;
    const interval = session.intervals[player.place];
    const { side, detail, next } = words[player.place];
    const counting = player.stage === "count-in";
    const { parts } = this;
    for (const part of [document.body, parts.stage]) {
      part.dataset.stage = player.stage;
      part.dataset.kind = interval.kind;
    }
    const move = `Move ${this.steps.indexOf(interval.step) + 1} of ${this.steps.length}`;
    write(parts.where, `${move} · ${clock(remaining(session, player))} left`);
    write(parts.move, interval.name);
    write(parts.side, side);
    write(parts.detail, detail);
    write(parts.count, clock(counting ? player.count : left(session, player)));
    write(parts.beat, counting ? "Get ready" : player.stage === "paused" ? "Paused" : beatWords(session, player));
    write(parts.cue, cuesNow(session, player).map((cue) => cue.text).join("\n"));
    write(parts.next, `Next: ${next}`);
    write(parts.stop, interval.stop.map((cue) => cue.text).join(" "));
    write(parts["pause-words"], player.stage === "paused" ? "Go on" : "Pause");
    this.#track(player);
    this.#picture(interval);
  }

  /**
   * Tell what changed to those who do not see it.
   * @param {string} text
   */
  tell(text) {
    const { live } = this.parts;
    // what is as it was is not read out
    live.textContent = live.textContent === text ? `${text}\u00a0` : text;
  }

  /** @param {Player} player */
  #track(player) {
    const { intervals } = this.content.session;
    [...this.parts.track.children].forEach((part, place) => {
      const { duration_s } = intervals[place];
      const done = place < player.place ? 1 : place > player.place ? 0 : Math.min(player.elapsed / duration_s, 1);
      /** @type {HTMLElement} */ (part.firstElementChild).style.width = `${100 * done}%`;
    });
  }

  /** @param {import("./player.js").Interval} interval */
  #picture(interval) {
    const { pictures, stills, repeated } = this.content;
    const still = this.still.matches ? stills[interval.exercise] : undefined;
    const parts = still ?? pictures[interval.exercise] ?? stills[interval.exercise];
    const picture = /** @type {HTMLImageElement} */ (this.parts.picture);
    this.parts.figure.hidden = !parts;
    if (!parts || this.shown === parts) return;
    this.shown = parts;
    picture.src = addressOf(parts, repeated);
    picture.alt = interval.name;
  }
}

/**
 * Return a picture as an address: such a picture runs no script and loads nothing.
 * @param {Parts} parts
 * @param {string[]} repeated
 */
export function addressOf(parts, repeated) {
  const svg = parts.map((part) => (typeof part === "number" ? repeated[part] : part)).join("");
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

/**
 * Return an element of the page.
 * @param {string} id
 */
export function element(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`no element ${id}`);
  return found;
}

/**
 * Write a text where it differs, so that nothing is read out again.
 * @param {HTMLElement} part
 * @param {string} text
 */
function write(part, text) {
  if (part.textContent !== text) part.textContent = text;
}

/**
 * Return a part of the track, as long as its interval.
 * @param {string} kind
 * @param {number} seconds
 */
function segment(kind, seconds) {
  const part = document.createElement("span");
  part.dataset.kind = kind;
  part.style.flexGrow = `${seconds}`;
  part.append(document.createElement("i"));
  return part;
}
