import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { withFunctionArns } from '../../workflows/definition.ts';
import { WORKFLOWS } from '../../workflows/registry.ts';
import { IMAGE_LIMITS } from '../core/images/image-facts.ts';
import { ACCOUNT_ID, functionArn, REGION } from './account.ts';
import type { AiMode } from './ai/ai-mode.ts';
import { aiServices } from './ai/ai-services.ts';
import { createComprehendService } from './comprehend/comprehend-service.ts';
import { functionNameIn } from './lambda/function-name.ts';
import { taskInvoker } from './lambda/invoke-task.ts';
import { createLambdaService } from './lambda/lambda-service.ts';
import type { LocalFunctions } from './lambda/local-functions.ts';
import type { LogStore } from './logs/log-store.ts';
import { createLogsService } from './logs/logs-service.ts';
import type { ReadObject } from './rekognition/read-image.ts';
import { createRekognitionService } from './rekognition/rekognition-service.ts';
import type { ObjectStore } from './s3/object-store.ts';
import { createS3Service } from './s3/s3-service.ts';
import type { QueueStore } from './sqs/queue-store.ts';
import { createSqsService } from './sqs/sqs-service.ts';
import { openExecutionStore } from './stepfunctions/execution-store.ts';
import { createStepFunctionsService } from './stepfunctions/stepfunctions-service.ts';
import { stsService } from './sts/sts-service.ts';
import { createTranslateService } from './translate/translate-service.ts';
import { serveWiki } from './wiki/serve-wiki.ts';
import { AwsError } from './wire/aws-error.ts';
import type { AwsServices } from './wire/aws-listener.ts';

export interface ServicesOptions {
  readonly root: string;
  readonly state: string;
  readonly bundles: string;
  readonly awsUrl: string;
  readonly ai: AiMode;
  readonly objects: ObjectStore;
  readonly queues: QueueStore;
  readonly functions: LocalFunctions;
  readonly logs: LogStore;
}

/** The services, and what ends those that run things of their own. */
export interface RunningServices extends AwsServices {
  close(): Promise<void>;
}

/** Every service that the laptop cloud speaks for, over its stores and functions. */
export const createAwsServices = async (options: ServicesOptions): Promise<RunningServices> => {
  const { root, state, bundles, awsUrl, ai, objects, queues, functions, logs } = options;
  const readObject: ReadObject = (object) => readPicture(objects, object);
  const store = await openExecutionStore({ folder: join(state, 'state') });
  const invoke = taskInvoker(functions);
  const stepFunctions = createStepFunctionsService({
    machines: WORKFLOWS.map((workflow) => ({
      name: workflow.name,
      type: workflow.type,
      definition: JSON.parse(withFunctionArns(workflow, functionArn)),
      timeoutSeconds: workflow.states.TimeoutSeconds,
    })),
    invokeTask: (name, payload, clientContext) => invoke(functionNameIn(name, null), payload, clientContext),
    store,
    region: REGION,
    accountId: ACCOUNT_ID,
  });
  return {
    close: () => stepFunctions.close(),
    json: [
      createSqsService({ store: queues, baseUrl: awsUrl, region: REGION, accountId: ACCOUNT_ID }),
      stepFunctions,
      createLogsService(logs),
      ...aiServices(
        ai,
        [
          ['comprehend', createComprehendService()],
          ['translate', createTranslateService()],
          ['rekognition', createRekognitionService({ readObject, ...classifierIn(root) })],
        ],
        readObject,
      ),
    ],
    lambda: createLambdaService({ functions, bundles }),
    wiki: serveWiki,
    query: stsService,
    s3: createS3Service({ store: objects, region: REGION }),
  };
};

/** Looks at the size before the bytes are in memory. */
const readPicture: (objects: ObjectStore, object: { bucket: string; key: string }) => Promise<Buffer> =
  async (objects, { bucket, key }) => {
    const object = await objects.open(bucket, key);
    if (object.record.size <= IMAGE_LIMITS.bytes) return buffer(object.content());
    await object.close();
    throw new AwsError('ImageTooLargeException', `Image size is over ${IMAGE_LIMITS.bytes} bytes`);
  };

/** A classifier of pictures, where the user has put one. */
const classifierIn = (root: string): { classifierFolder?: string } => {
  const classifierFolder = join(root, 'models', 'image-classifier');
  return existsSync(join(classifierFolder, 'model.onnx')) ? { classifierFolder } : {};
};
