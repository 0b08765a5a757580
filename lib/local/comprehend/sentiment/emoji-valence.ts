import { wordMap } from '../text/word-set.ts';

const EMOJI = wordMap<number>([
  ['😍 🥰 🤩 💯 🏆 🎉', 3],
  ['😀 😃 😄 😁 😊 🙂 😎 👍 👏 🙌 ❤ ❤️ 💕 💖 💙 💚 💛 🧡 💜 ✨ 🌟 ⭐ ✅ 😂 🤣 😋 :) :-) :D :-D <3', 2],
  ['😐 😕 🙁 ☹ ☹️ 😞 😔 😟 😩 😫 😢 👎 💔 😒 🙄 :( :-( :/', -2],
  ['😡 😠 🤬 😤 🤮 🤢 😭 💩 😱', -3],
]);

/** What an emoji or emoticon says, −4 to 4; 0 for one that says nothing. */
export const emojiValence = (symbol: string): number =>
  EMOJI.get(symbol) ?? EMOJI.get(symbol.replace(/[\ufe0f\u{1f3fb}-\u{1f3ff}]/gu, '')) ?? 0;
