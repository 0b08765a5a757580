const PICKLE = 'a Python pickle, which can run code when it is opened';
const PAGE = 'an HTML or XML page, such as an error of the server it came from';

/** What is often found where a model should be, by its bytes at a place. */
const SIGNATURES = [
  { at: 0, bytes: '\x1f\x8b', what: 'a gzip file; unpack it first' },
  { at: 0, bytes: 'PK\x03\x04', what: 'a zip file; unpack it first' },
  { at: 0, bytes: 'version https://git-lfs', what: 'a Git LFS pointer; run "git lfs pull"' },
  { at: 0, bytes: '<', what: PAGE },
  { at: 0, bytes: '\xef\xbb\xbf<', what: PAGE },
  { at: 0, bytes: '{', what: 'JSON text' },
  { at: 0, bytes: '\x89HDF', what: 'an HDF5 file, such as a Keras model' },
  { at: 0, bytes: '\x80\x02', what: PICKLE },
  { at: 0, bytes: '\x80\x03', what: PICKLE },
  { at: 0, bytes: '\x80\x04', what: PICKLE },
  { at: 0, bytes: '\x80\x05', what: PICKLE },
  { at: 4, bytes: 'ORTM', what: 'a model in ORT format; give the ONNX file it was made from' },
  { at: 4, bytes: 'TFL3', what: 'a TensorFlow Lite model' },
] as const;

/** What a file that should be an ONNX model plainly is instead; nothing when its first bytes do not tell. */
export const otherFileKind = (file: Uint8Array): string | undefined => {
  if (file.length === 0) return 'empty';
  const head = Buffer.from(file.buffer, file.byteOffset, Math.min(file.length, 64));
  const known = SIGNATURES.find(({ at, bytes }) => head.toString('latin1', at, at + bytes.length) === bytes);
  return known?.what ?? (head.every((byte) => byte === 0) ? 'zeros' : undefined);
};
