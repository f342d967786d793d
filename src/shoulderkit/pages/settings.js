// What a person has chosen, kept for the next session where the browser allows it.

const KEY = "shoulderkit-session";

/** @typedef {"voice" | "tones" | "headset" | "screen" | "shaker" | "keys" | "shrunk"} Setting */

/** @type {Record<Setting, boolean>} */
const DEFAULTS = { voice: true, tones: true, headset: true, screen: true, shaker: true, keys: true, shrunk: false };

/** Return what was chosen. */
export function chosen() {
  try {
    return { ...DEFAULTS, ...JSON.parse(localStorage.getItem(KEY) ?? "{}") };
  } catch {
    return { ...DEFAULTS };
  }
}

/**
 * Keep a choice.
 * @param {Setting} name
 * @param {boolean} value
 */
export function choose(name, value) {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...chosen(), [name]: value }));
  } catch {
    // it holds until the page is closed
  }
}
