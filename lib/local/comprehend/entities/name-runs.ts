import { markedTokens } from '../text/marked-tokens.ts';
import { isCapitalised, type ReadText, type Token, touches } from '../text/token.ts';
import type { Gazetteer } from './gazetteer.ts';
import { NO_NAMES, OF_HEADS } from './name-words.ts';

/** Neighbouring tokens that look like one name; `from` and `to` are indices of the text's tokens, `to` exclusive. */
export interface NameRun {
  readonly from: number;
  readonly to: number;
}

/** Stretches of capitalised words with what may stand inside a name, outside of dates and addresses. */
export const nameRuns = (read: ReadText, gazetteer: Gazetteer): NameRun[] => {
  const { tokens } = read;
  const marked = markedTokens(read);
  const runs: NameRun[] = [];
  for (let at = 0; at < tokens.length; ) {
    if (marked.has(at) || !startsName(tokens, at, gazetteer)) {
      at += 1;
      continue;
    }
    let to = at + 1;
    for (
      let next = nextInName(tokens, to, at);
      next > to && !marked.has(next - 1);
      next = nextInName(tokens, to, at)
    ) {
      to = next;
    }
    runs.push({ from: at, to });
    at = to;
  }
  return runs;
};

const startsName = (tokens: readonly Token[], at: number, gazetteer: Gazetteer): boolean => {
  const token = tokens[at];
  if (token === undefined || !isNamePart(token) || NO_NAMES.has(token.lower)) return false;
  if (CLOSED.has(token.tag)) return false;
  const [before, next] = [tokens[at - 1], tokens[at + 1]];
  // A capital at the start of a sentence, or after a quotation mark, says little.
  const opens = before?.sentence !== token.sentence || /^["“”'‘«(:-]$/.test(before.text);
  if (!opens || /^\p{Lu}{2,}$/u.test(token.text)) return true;
  const goesOn = next !== undefined && isNamePart(next) && next.sentence === token.sentence;
  if (gazetteer.isOrdinary(token.lower)) return goesOn && token.tag === 'PROPN';
  const named = gazetteer.isFirstName(token.lower) || gazetteer.known(token.lower) !== undefined;
  return goesOn || named || token.tag === 'PROPN';
};
const CLOSED: ReadonlySet<string> = new Set([
  'PRON',
  'DET',
  'ADP',
  'AUX',
  'CCONJ',
  'SCONJ',
  'PART',
  'PUNCT',
  'SYM',
  'ADV',
  'INTJ',
  'NUM',
]);

const isNamePart = ({ text, tag }: Token): boolean =>
  /^\p{Lu}[\p{L}\p{N}.&'’]*$/u.test(text) || (tag === 'PROPN' && /^\p{Ll}\p{Lu}\p{L}+$/u.test(text));

/** Where the name ends when it goes on after `at`; `at` itself when it does not. */
const nextInName = (tokens: readonly Token[], at: number, from: number): number => {
  const [last, token, next] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (token === undefined || last === undefined || token.sentence !== last.sentence) return at;
  const apart = token.begin - last.end;
  if (apart > 1) return at;
  if (isNamePart(token) && apart <= 1)
    return NO_NAMES.has(token.lower) && token.text.length < 4 ? at : at + 1;
  const capital = next !== undefined && isCapitalised(next.text) && isNamePart(next);
  if (/^[-–'’.&]$/.test(token.text) && capital) {
    const abbreviation = token.text === '.' && /^(?:St|Mt|Ft|Dr|Mr|Mrs|Ms|Jr|[A-Z])$/.test(last.text);
    const joint =
      token.text !== '.' && (token.text === '&' || (touches(last, token) && touches(token, next)));
    return abbreviation || joint ? at + 2 : at;
  }
  if (/^(?:de|del|della|di|da|van|von|der|den|la|le|bin|al)$/.test(token.text) && capital) return at + 2;
  return token.text === 'of' && capital && OF_HEADS.has(tokens[from]?.lower ?? '') ? at + 2 : at;
};
