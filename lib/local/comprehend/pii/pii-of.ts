import type { Finding } from '../text/code-points.ts';
import { NETWORK_RULES } from './network-rules.ts';
import { NUMBER_RULES } from './number-rules.ts';
import type { PhoneFinder } from './phone-numbers.ts';
import { findAll, type PiiFinding } from './pii-finding.ts';
import { WORDING_RULES } from './wording-rules.ts';

export interface PiiSources {
  /** The people that the text names. */
  readonly people: readonly (Finding & { readonly score: number })[];
  readonly phones: PhoneFinder;
  readonly language: string;
}

const RULES = [...NETWORK_RULES, ...NUMBER_RULES, ...WORDING_RULES];

/** What in a text tells who somebody is, in its order. Findings of different types may overlap. */
export const piiOf = (text: string, { people, phones, language }: PiiSources): PiiFinding[] => {
  const ruled = RULES.flatMap((rule) => findAll(text, rule));
  const names = people.map(({ begin, end, score }) => ({ type: 'NAME', score, begin, end }));
  const numbers = phones(text, language === 'es' ? 'ES' : 'US').filter(
    (phone) => !ruled.some((other) => isSurer(other, phone)),
  );
  return merged([...ruled, ...names, ...numbers]);
};

/** A number with a name of its own is no telephone number, whatever it looks like. */
const isSurer = (other: PiiFinding, phone: PiiFinding): boolean =>
  other.begin < phone.end && phone.begin < other.end && other.type !== 'ADDRESS';

/** Findings of one type that overlap are one finding. */
const merged = (findings: readonly PiiFinding[]): PiiFinding[] => {
  const kept: PiiFinding[] = [];
  const latest = new Map<string, number>();
  for (const finding of [...findings].sort((one, other) => one.begin - other.begin || one.end - other.end)) {
    const at = latest.get(finding.type);
    const last = kept[at ?? -1];
    if (at !== undefined && last !== undefined && finding.begin < last.end) {
      kept[at] = {
        ...last,
        end: Math.max(last.end, finding.end),
        score: Math.max(last.score, finding.score),
      };
    } else {
      latest.set(finding.type, kept.push(finding) - 1);
    }
  }
  return kept;
};
