import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dictionaryFor } from '../../../../lib/local/translate/dictionary.ts';
import { isAwsLanguage, LOCAL_LANGUAGES } from '../../../../lib/local/translate/languages.ts';

const FILE = join(import.meta.dirname, '../../../../lib/local/translate/dictionary.tsv');
const [head = '', ...lines] = readFileSync(FILE, 'utf8').trimEnd().split('\n');

describe('the dictionary', () => {
  it('has a column for each language, in their order', () => {
    expect(head.split('\t')).toEqual([...LOCAL_LANGUAGES]);
  });

  it('has some hundred rows, no cell of which is empty or has space around it', () => {
    expect(lines.length).toBeGreaterThan(400);
    const cells = lines.map((line) => line.split('\t'));
    expect(cells.filter((row) => row.length !== LOCAL_LANGUAGES.length)).toEqual([]);
    expect(cells.flat().filter((cell) => cell === '' || cell !== cell.normalize('NFC').trim())).toEqual([]);
  });

  it('says nothing twice', () => {
    expect(lines.filter((line, index) => lines.indexOf(line) !== index)).toEqual([]);
  });

  it('finds every one of its words, from each language into each', () => {
    for (const source of LOCAL_LANGUAGES)
      for (const target of LOCAL_LANGUAGES) {
        const dictionary = dictionaryFor(source, target);
        const missing = lines
          .map((line) => line.split('\t')[LOCAL_LANGUAGES.indexOf(source)] ?? '')
          .filter((words) => dictionary.find(words)?.form !== words);
        expect(missing).toEqual([]);
      }
  });
});

it('knows the languages of AWS by their exact codes', () => {
  const known = ['af', 'cy', 'zh', 'zh-TW', 'fa-AF', 'fr-CA', 'es-MX', 'pt-PT', ...LOCAL_LANGUAGES];
  expect(known.filter((code) => !isAwsLanguage(code))).toEqual([]);
  expect(['xx', 'zh-tw', 'EN', 'auto', ''].filter(isAwsLanguage)).toEqual([]);
});
