/** What no log, metric, trace, refusal or reason may ever hold: forty things that are, or look like, somebody's. */
export const CANARIES: readonly string[] = [
  'jane.roe@example.com',
  'wolfgang+invoices@mail.example.org',
  'o_brien@sub.domain.example',
  '4111 1111 1111 1111',
  '4111111111111111',
  '5500-0000-0000-0004',
  '340000000000009',
  '+14155550132',
  '+44 20 7946 0958',
  '(030) 901820-11',
  '0049 151 23456789',
  'AKIAIOSFODNN7EXAMPLE',
  'ASIAY34FZKBOKMUTVV7A',
  'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJqYW5lIn0.c2lnbmF0dXJlLW9mLWphbmU',
  'eyJhbGciOiJub25lIn0.eyJhZG1pbiI6dHJ1ZX0.',
  'Bearer mF_9.B5f-4.1JqM-opaque-token',
  'Basic amFuZTpodW50ZXIyLWlzLW15LXBhc3N3b3Jk',
  'ghp_16C7e42F292c6912E7710c838347Ae178B4a',
  'xoxb-17653672481-19874698323-pdFZKVeTuE8sk7oOcHrzqqgy',
  'correct-horse-battery-staple',
  '-----BEGIN PRIVATE KEY-----MIIEvQIBADAN',
  '48.85837, 2.294481',
  'geo:37.786971,-122.399677',
  '40 deg 26\' 46.3" N',
  'Jane Q. Roe',
  'Zoë Müller-Łukasiewicz',
  'Dr. Nguyễn Văn Trường',
  '1600 Pennsylvania Avenue NW',
  'Unter den Linden 77, 10117 Berlin',
  'Flat 3b, 221 Baker Street',
  '078-05-1120',
  'DE89 3704 0044 0532 0130 00',
  'GB82WEST12345698765432',
  '19800229-1234',
  'C01X00T47-passport',
  '203.0.113.195',
  '2001:db8:85a3::8a2e:370:7334',
  '00:1B:44:11:3A:B7',
  'diagnosis: hypertension, stage 2',
];

/** The forms in which a text may turn up: as it is, in JSON, in a URL or a form, in base64. */
const formsOf = (text: string): readonly string[] => {
  const encoded = encodeURIComponent(text);
  const forms = [text, JSON.stringify(text).slice(1, -1), encoded, encoded.replaceAll('%20', '+')];
  return [...new Set([...forms, Buffer.from(text).toString('base64').replace(/=+$/, '').slice(0, -1)])];
};

const FORMS = CANARIES.map((canary) => [canary, formsOf(canary)] as const);

/** The canaries that some text holds, in whatever form. */
export const canariesIn = (text: string): readonly string[] =>
  FORMS.filter(([, forms]) => forms.some((form) => text.includes(form))).map(([canary]) => canary);

/** Lines with canaries in them, the first few; empty when all is well. */
export const leaksIn = (lines: readonly string[]): readonly string[] =>
  lines
    .flatMap((line) => {
      const found = canariesIn(line);
      return found.length > 0 ? [`${found.join(' and ')} in: ${line.slice(0, 400)}`] : [];
    })
    .slice(0, 10);
