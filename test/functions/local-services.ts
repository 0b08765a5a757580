import { once } from 'node:events';
import { createServer } from 'node:http';
import { createComprehendService } from '../../lib/local/comprehend/comprehend-service.ts';
import { createTranslateService } from '../../lib/local/translate/translate-service.ts';
import { serveWiki, wikiUrl } from '../../lib/local/wiki/serve-wiki.ts';
import { AwsError } from '../../lib/local/wire/aws-error.ts';
import { awsListener } from '../../lib/local/wire/aws-listener.ts';

/** Services that functions ask about texts, on a free port, and the environment in which functions find them. */
export const serveTextServices = async () => {
  const server = createServer(
    awsListener({
      json: [createTranslateService(), createComprehendService()],
      wiki: serveWiki,
      ...{ lambda: notHere, query: notHere, s3: notHere },
    }),
  );
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  const environment = {
    AWS_ENDPOINT_URL: url,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    WIKI_URL: wikiUrl(url),
    ANSWERS_BUCKET: 'answers',
    TEXTS_BUCKET: 'texts',
    ANALYSES_BUCKET: 'analyses',
    DEAD_LETTERS_URL: `${url}/111122223333/dead-letters`,
    ANSWER_HOURS: '0',
    DAILY_TRANSLATE_CALLS: 'none',
  };
  const close = (): void => {
    server.closeAllConnections();
    server.close();
  };
  return { environment, close };
};

const notHere = async (): Promise<never> => {
  throw new AwsError('UnknownOperationException', 'these tests need no such service');
};
