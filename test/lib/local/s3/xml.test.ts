import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { buildXml, parseXml } from '../../../../lib/local/s3/xml.ts';

const Document = z.object({ Delete: z.object({ Object: z.array(z.object({ Key: z.string() })) }) });
const MALFORMED = expect.objectContaining({ code: 'MalformedXML', status: 400 });

describe('XML', () => {
  it('reads back every text that it writes, with markup, spaces and control characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (key) => {
        expect(parseXml(buildXml('Delete', { Object: [{ Key: key }] }), Document)).toEqual({
          Delete: { Object: [{ Key: key }] },
        });
      }),
    );
  });

  it('leaves out what is undefined and keeps empty elements', () => {
    expect(buildXml('R', { A: undefined, B: '', C: [], D: 0, E: false })).toMatch(
      /<R [^>]*><B><\/B><D>0<\/D><E>false<\/E><\/R>$/,
    );
  });

  it('writes a list as repeated elements', () => {
    expect(buildXml('R', { Tag: [{ K: 'a' }, { K: 'b' }] })).toContain(
      '<Tag><K>a</K></Tag><Tag><K>b</K></Tag>',
    );
  });

  it.each([
    ['is not XML', 'hello'],
    ['does not close', '<Delete><Object>'],
    ['lacks what is needed', '<Delete></Delete>'],
    [
      'brings a document type',
      '<!DOCTYPE x [<!ENTITY a "b">]><Delete><Object><Key>&a;</Key></Object></Delete>',
    ],
    ['names elements to poison prototypes', '<Delete><__proto__>x</__proto__></Delete>'],
  ])('refuses a document that %s', (_, text) => {
    expect(() => parseXml(text, Document)).toThrow(MALFORMED);
  });
});
