import { createHash } from 'node:crypto';
import { isIgnoredName } from './ignored-name.ts';

/** The name of a key's metadata (and of its content, when the key cannot be a path): never a path itself. */
export const keyHash = (key: string): string => createHash('sha256').update(key, 'utf8').digest('hex');

/**
 * Whether `key` names the same file, and a visible one, on Linux, macOS and Windows. Anything else
 * (`..`, leading or trailing `/`, empty segments, `\`, control characters, device names, dotfiles,
 * decomposed accents, very long names) is stored by its hash instead.
 */
export const isPlainPath = (key: string): boolean =>
  Buffer.byteLength(key) <= LONGEST_PATH_BYTES &&
  key === key.normalize('NFC') &&
  key.split('/').every(isPlainName);

/** macOS allows 1,024 bytes for a whole path; half is left for the folder the bucket is in. */
const LONGEST_PATH_BYTES = 512;
/** Every file system in use allows 255; the rest is left for what backup and sync tools append. */
const LONGEST_NAME_BYTES = 200;

const isPlainName = (name: string): boolean =>
  name !== '' &&
  Buffer.byteLength(name) <= LONGEST_NAME_BYTES &&
  !isIgnoredName(name) &&
  !FORBIDDEN.test(name) &&
  !RESERVED.test(name) &&
  !/[. ]$/.test(name);

/** What Windows refuses in names, every control and format character, unassigned and lone surrogates. */
const FORBIDDEN = /[<>:"|?*\\\p{Cc}\p{Cf}\p{Cn}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/u;
/** Device names of Windows, with or without an extension. */
const RESERVED = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i;
