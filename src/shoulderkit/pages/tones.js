// Tones: which ones a session has ahead, and how they sound.
import { left } from "./player.js";

/** @typedef {import("./player.js").Session} Session */
/** @typedef {import("./player.js").Player} Player */
/** @typedef {"last" | "half" | "work" | "rest" | "switch" | "setup" | "end"} ToneName */
/** @typedef {{in_s: number, name: ToneName}} Tone */

/** Work of fewer seconds has no tone half way. */
const HALF_LEAST_S = 20;
/** What is shorter is not counted down: its end would follow its beginning. */
const LAST_LEAST_S = 5;
/** How many seconds are counted down. */
const LAST_S = 3;

/**
 * The notes of each tone: frequency in hertz, start and length in seconds.
 * @type {Record<ToneName, [number, number, number][]>}
 */
const NOTES = {
  last: [[660, 0, 0.09]],
  half: [[523, 0, 0.16], [523, 0.24, 0.16]],
  work: [[523, 0, 0.14], [784, 0.14, 0.4]],
  rest: [[784, 0, 0.14], [523, 0.14, 0.4]],
  switch: [[523, 0, 0.13], [659, 0.15, 0.13], [523, 0.3, 0.13], [659, 0.45, 0.3]],
  setup: [[392, 0, 0.35]],
  end: [[523, 0, 0.18], [659, 0.18, 0.18], [784, 0.36, 0.18], [1047, 0.54, 0.7]],
};

/**
 * Return the tones of the time ahead, in order: the last seconds, half way, and what begins.
 * @param {Session} session
 * @param {Player} player
 * @param {number} horizon seconds
 * @returns {Tone[]}
 */
export function tonesAhead(session, player, horizon) {
  if (player.stage !== "running" && player.stage !== "count-in") return [];
  /** @type {Tone[]} */
  const tones = [];
  const begins = player.stage === "count-in" ? player.count : 0;
  if (begins) {
    tones.push(...countDown(0, begins), { in_s: begins, name: session.intervals[player.place].kind });
  }
  let start = begins - player.elapsed;
  for (let place = player.place; place < session.intervals.length && start <= horizon; place += 1) {
    const { kind, duration_s } = session.intervals[place];
    const length = place === player.place ? player.elapsed + left(session, player) : duration_s;
    /** @type {Tone[]} */
    const own = kind === "work" && length >= HALF_LEAST_S ? [{ in_s: start + length / 2, name: "half" }] : [];
    if (length >= LAST_LEAST_S) own.push(...countDown(start, length));
    start += length;
    own.push({ in_s: start, name: session.intervals[place + 1]?.kind ?? "end" });
    tones.push(...own.filter(({ in_s }) => in_s > begins));
  }
  return tones.filter(({ in_s }) => in_s > 0 && in_s <= horizon);
}

/**
 * Return the tones of the last seconds before an end.
 * @param {number} start
 * @param {number} length
 * @returns {Tone[]}
 */
function countDown(start, length) {
  const seconds = Array.from({ length: LAST_S }, (_, index) => LAST_S - index).filter((second) => second <= length);
  return seconds.map((second) => ({ in_s: start + length - second, name: "last" }));
}

/** Plays tones ahead of time on the clock of the sound card, so that no busy or sleeping page delays them. */
export class Tones {
  /** @type {AudioContext | null} */ context = null;
  /** @type {GainNode | null} */ gain = null;
  /** @type {OscillatorNode[]} */ nodes = [];
  on = true;

  /** Begin to play; browsers allow it after a press only. */
  wake() {
    if (!("AudioContext" in window)) return;
    if (!this.context) {
      this.context = new AudioContext();
      this.gain = this.context.createGain();
      this.gain.connect(this.context.destination);
    }
    void this.context.resume();
  }

  /**
   * Play tones, beside what was planned before.
   * @param {Tone[]} tones
   */
  add(tones) {
    if (this.on) tones.forEach(({ in_s, name }) => NOTES[name].forEach((note) => this.#note(in_s, note)));
  }

  /** Play nothing of what was planned. */
  clear() {
    this.nodes.forEach((node) => node.stop());
    this.nodes = [];
  }

  /**
   * Lower the tones while somebody speaks.
   * @param {boolean} low
   */
  lower(low) {
    if (this.gain && this.context) this.gain.gain.setTargetAtTime(low ? 0.25 : 1, this.context.currentTime, 0.05);
  }

  /**
   * @param {number} in_s
   * @param {[number, number, number]} note
   */
  #note(in_s, [frequency, offset, length]) {
    const { context, gain } = this;
    if (!context || !gain) return;
    const start = context.currentTime + in_s + offset;
    const oscillator = context.createOscillator();
    const envelope = context.createGain();
    oscillator.frequency.value = frequency;
    // without a ramp at both ends it would click
    envelope.gain.setValueAtTime(0, start);
    envelope.gain.linearRampToValueAtTime(0.3, start + 0.02);
    envelope.gain.setTargetAtTime(0, start + length - 0.04, 0.02);
    oscillator.connect(envelope).connect(gain);
    oscillator.start(start);
    oscillator.stop(start + length + 0.1);
    this.nodes.push(oscillator);
    oscillator.onended = () => {
      this.nodes = this.nodes.filter((node) => node !== oscillator);
    };
  }
}
