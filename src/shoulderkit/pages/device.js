// What a phone does for a session: it stays awake, shakes, and listens to the buttons of a headset.

/** @typedef {import("./player.js").Action} Action */

/** Samples a second, and seconds, of the sound that keeps a session running. */
const RATE = 8000;
const SECONDS = 10;
/**
 * The sound: 20 hertz, at a thousandth of the full loudness. Nobody hears it; but a page that plays nothing, or silence
 * alone, gets no buttons of a headset, and may be put to sleep when the screen goes dark.
 */
const HERTZ = 20;
const LOUDNESS = 0.001;
/** What the phone does when something begins: milliseconds of shaking, of rest, of shaking … */
const SHAKES = { setup: [80], work: [250], rest: [80, 80, 80], switch: [150, 80, 150, 80, 150], end: [400] };

/** Keeps the screen on while a session runs, where the browser can. */
export class Screen {
  on = true;
  /** @type {WakeLockSentinel | null} */ lock = null;

  get available() {
    return "wakeLock" in navigator;
  }

  /** @param {boolean} running */
  async keep(running) {
    try {
      if (running && this.on && this.available && document.visibilityState === "visible") {
        if (!this.lock || this.lock.released) this.lock = await navigator.wakeLock.request("screen");
      } else {
        await this.lock?.release();
        this.lock = null;
      }
    } catch {
      // a low battery may forbid it
    }
  }
}

/** Shakes the phone, where it can. */
export class Shaker {
  on = true;

  get available() {
    return "vibrate" in navigator && navigator.maxTouchPoints > 0;
  }

  /** @param {keyof typeof SHAKES} name */
  shake(name) {
    if (this.on && this.available) navigator.vibrate(SHAKES[name]);
  }
}

/** The buttons of a headset, of a keyboard and of the locked screen. */
export class Headset {
  on = true;
  /** @type {HTMLAudioElement | null} */ audio = null;
  /** What was told last. */
  told = "";

  /** @param {(action: Action) => void} press */
  constructor(press) {
    this.press = press;
  }

  /** Begin to listen; browsers allow it after a press only. */
  wake() {
    if (!this.on || this.audio) return;
    this.audio = new Audio(URL.createObjectURL(new Blob([hum()], { type: "audio/wav" })));
    this.audio.loop = true;
    if (!("mediaSession" in navigator)) return;
    const { mediaSession } = navigator;
    /** @type {[MediaSessionAction, Action][]} */
    const buttons = [
      ["play", "pause"],
      ["pause", "pause"],
      ["nexttrack", "next"],
      ["previoustrack", "back"],
      ["seekbackward", "more"],
    ];
    for (const [button, action] of buttons) {
      try {
        mediaSession.setActionHandler(button, () => {
          // some headsets send what is already so
          const playing = mediaSession.playbackState === "playing";
          if ((button !== "play" || !playing) && (button !== "pause" || playing)) this.press(action);
        });
      } catch {
        // a button that this browser does not know
      }
    }
  }

  /**
   * Tell the phone what runs.
   * @param {boolean} running
   * @param {string} title
   * @param {string} artist
   * @param {string} album
   */
  tell(running, title, artist, album) {
    if (!this.audio) return;
    if (running && this.on && this.audio.paused) void this.audio.play().catch(() => undefined);
    if (!running || !this.on) this.audio.pause();
    if (!("mediaSession" in navigator)) return;
    navigator.mediaSession.playbackState = running ? "playing" : "paused";
    const told = [title, artist, album].join("\n");
    if (told === this.told) return;
    this.told = told;
    navigator.mediaSession.metadata = new MediaMetadata({ title, artist, album });
  }
}

/** Return the sound as a file: WAV, one channel of 16 bits. */
function hum() {
  const count = RATE * SECONDS;
  const view = new DataView(new ArrayBuffer(44 + 2 * count));
  /** @param {number} at @param {string} text */
  const write = (at, text) => [...text].forEach((sign, place) => view.setUint8(at + place, sign.charCodeAt(0)));
  write(0, "RIFF");
  view.setUint32(4, 36 + 2 * count, true);
  write(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, RATE, true);
  view.setUint32(28, 2 * RATE, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  write(36, "data");
  view.setUint32(40, 2 * count, true);
  for (let n = 0; n < count; n += 1) {
    view.setInt16(44 + 2 * n, Math.round(32767 * LOUDNESS * Math.sin((2 * Math.PI * HERTZ * n) / RATE)), true);
  }
  return view.buffer;
}
