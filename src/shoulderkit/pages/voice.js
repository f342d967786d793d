// The voice of the browser, where it has one: it says what is written, and nothing needs it.

export class Voice {
  on = true;

  /** @param {(speaking: boolean) => void} whenSpeaking is told when it begins to speak, and when it is silent again */
  constructor(whenSpeaking) {
    this.whenSpeaking = whenSpeaking;
  }

  /** Whether there is a voice; some browsers have the means to speak and nobody who does. */
  get available() {
    return "speechSynthesis" in window && "SpeechSynthesisUtterance" in window;
  }

  /**
   * Say something after what is being said.
   * @param {string} text
   */
  say(text) {
    if (!this.on || !this.available) return;
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.lang = document.documentElement.lang;
    utterance.onstart = () => this.whenSpeaking(true);
    utterance.onend = utterance.onerror = () => this.whenSpeaking(speechSynthesis.speaking);
    speechSynthesis.speak(utterance);
  }

  /** Say nothing more of what was asked for. */
  hush() {
    if (this.available) speechSynthesis.cancel();
  }
}
