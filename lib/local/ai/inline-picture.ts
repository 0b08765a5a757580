import { MOST_REQUEST_BYTES, type ReadObject, readImage } from '../rekognition/read-image.ts';
import { AwsError } from '../wire/aws-error.ts';
import type { JsonObject } from '../wire/json-service.ts';

export interface Request {
  readonly input: JsonObject;
  readonly body: Buffer;
}

/**
 * The request with the picture itself, where it names one in a bucket: AWS cannot look into the buckets of a laptop.
 *
 * @throws {AwsError} `InvalidS3ObjectException` when there is no such object, `ImageTooLargeException` when it is
 * too large to travel in a request.
 */
export const inlinePicture = async (request: Request, readObject: ReadObject): Promise<Request> => {
  const object = memberOf(memberOf(request.input, 'Image'), 'S3Object');
  if (object === undefined) return request;
  const bytes = await readImage(
    { kind: 's3', bucket: nameIn(object, 'Bucket'), key: nameIn(object, 'Name') },
    readObject,
  );
  if (bytes.length > MOST_REQUEST_BYTES) throw tooLarge(bytes.length);
  const input = { ...request.input, Image: { Bytes: bytes.toString('base64') } };
  return { input, body: Buffer.from(JSON.stringify(input)) };
};

const tooLarge = (bytes: number): AwsError =>
  new AwsError(
    'ImageTooLargeException',
    `The image has ${bytes} bytes. From a laptop's bucket it travels in the request, where AWS takes at most ${MOST_REQUEST_BYTES}.`,
  );

/** A member that is an object. */
export const memberOf = (value: unknown, member: string): JsonObject | undefined => {
  const found = isObject(value) && Object.hasOwn(value, member) ? value[member] : undefined;
  return isObject(found) ? found : undefined;
};

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const nameIn = (object: JsonObject, member: string): string => {
  const name = object[member];
  if (typeof name === 'string' && name !== '') return name;
  throw new AwsError('InvalidParameterException', `Image.S3Object.${member} must be a name.`);
};
