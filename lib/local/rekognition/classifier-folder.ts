import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { brokenFile } from './broken-file.ts';

/** What one output of the model stands for. */
export interface ClassLabel {
  readonly name: string;
  readonly parents: readonly string[];
  readonly aliases: readonly string[];
  readonly categories: readonly string[];
}

/** How a picture becomes the model's input: each channel is `(level * scale - mean) / std`. */
export interface Preprocessing {
  readonly width: number;
  readonly height: number;
  readonly mean: readonly number[];
  readonly std: readonly number[];
  readonly scale: number;
  readonly layout: 'NCHW' | 'NHWC';
  readonly channelOrder: 'RGB' | 'BGR';
}

export interface ClassifierFolder {
  readonly name: string;
  readonly modelPath: string;
  /** In the order of the model's outputs. */
  readonly labels: readonly ClassLabel[];
  readonly preprocessing: Preprocessing;
}

/** @throws {AwsError} `InternalServerError` naming the file that is missing or wrong. */
export const readClassifierFolder = async (folder: string): Promise<ClassifierFolder> => {
  const name = basename(folder);
  return {
    name,
    modelPath: join(folder, 'model.onnx'),
    labels: await readJson(folder, 'labels.json', LabelList),
    preprocessing: await readJson(folder, 'preprocess.json', PreprocessingFile, '{}'),
  };
};

const names = z.array(z.string().min(1)).default([]);
const LabelList = z
  .array(
    z.union(
      [
        z
          .string()
          .min(1)
          .transform((name): ClassLabel => ({ name, parents: [], aliases: [], categories: [] })),
        z.object({ name: z.string().min(1), parents: names, aliases: names, categories: names }),
      ],
      'must be a name, or an object with name, parents, aliases and categories',
    ),
  )
  .min(1, 'must hold at least one label');

/** Named after the channels of the picture, always red, green, blue, whatever the model's order. */
const perChannel = z.array(z.number()).length(3, 'must hold 3 numbers: red, green, blue');
const side = z.int().min(1).max(2048);

/** The defaults are those of models trained on ImageNet with PyTorch. */
const PreprocessingFile = z.strictObject({
  width: side.default(224),
  height: side.default(224),
  mean: perChannel.default([0.485, 0.456, 0.406]),
  std: perChannel.refine((std) => !std.includes(0), 'must not hold 0').default([0.229, 0.224, 0.225]),
  scale: z.number().default(1 / 255),
  layout: z.enum(['NCHW', 'NHWC']).default('NCHW'),
  channelOrder: z.enum(['RGB', 'BGR']).default('RGB'),
});

/** Reads a file against a schema; `absent` stands in for one that is not there. */
const readJson = async <S extends z.ZodType>(
  folder: string,
  file: string,
  schema: S,
  absent?: string,
): Promise<z.infer<S>> => {
  const path = `${basename(folder)}/${file}`;
  const text = await readFile(join(folder, file), 'utf8').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT' && absent !== undefined) return absent;
    throw brokenFile(path, cause.code === 'ENOENT' ? 'is missing' : 'cannot be read', cause);
  });
  const parsed = schema.safeParse(parseJson(text, path));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw brokenFile(
    path,
    `is not valid: ${[issue?.path.join('.'), issue?.message].filter(Boolean).join(' ')}`,
  );
};

const parseJson = (text: string, path: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw brokenFile(path, 'is not JSON', cause);
  }
};
