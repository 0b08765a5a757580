/**
 * A value of a template in words: references by the logical id without its hash, pseudo parameters in
 * braces, whatever stack they come from.
 *
 * @throws {TypeError} for a function of the template that it does not know.
 */
export const words = (value: unknown): string => {
  if (Array.isArray(value)) return value.map(words).join(', ');
  if (typeof value !== 'object' || value === null) return String(value);
  const [[name = '', content] = []] = Object.entries(value);
  const read = READERS[name];
  if (read) return read(content);
  throw new TypeError(`no words for ${JSON.stringify(value)}`);
};

const withoutHash = (id: unknown): string => String(id).replace(/[0-9A-F]{8}$/, '');

const EXPORTED = /ExportsOutput(?:FnGetAtt|Ref)([A-Za-z]+?)[0-9A-F]{8}/;

const READERS: Readonly<Record<string, (content: unknown) => string>> = {
  Ref: (id) => (String(id).startsWith('AWS::') ? `{${String(id).slice('AWS::'.length)}}` : withoutHash(id)),
  'Fn::GetAtt': (path) => withoutHash(Array.isArray(path) ? path[0] : path),
  'Fn::ImportValue': (name) => EXPORTED.exec(String(name))?.[1] ?? String(name),
  'Fn::Join': (join) => {
    const [separator, parts]: [string, unknown[]] = join as [string, unknown[]];
    return parts.map(words).join(separator);
  },
};
