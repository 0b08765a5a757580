import { CfnQueue } from 'aws-cdk-lib/aws-sqs';
import { describe, expect, it } from 'vitest';
import { acknowledgedIn, CONTEXTS, findingsIn, isResource, reviewedApp } from './reviewed.ts';

describe.each(Object.entries(CONTEXTS))('the review of the collection with %s', (_, context) => {
  const app = reviewedApp(context);
  const acknowledged = acknowledgedIn(app);

  it('leaves no finding open', () => {
    expect(() => app.synth()).not.toThrow();
  });

  it('acknowledges what is found, where it is found, and nothing else', () => {
    const paths = acknowledged.map(({ on, id }) => `${on.node.path}: ${id}`).toSorted();
    expect(paths).toEqual(findingsIn(context));
  });

  it('acknowledges on single resources, each with a reason', () => {
    expect(acknowledged.filter(({ on }) => !isResource(on))).toEqual([]);
    expect(acknowledged.filter(({ reason }) => reason.length < 20)).toEqual([]);
  });
});

it('acknowledges what is written down here and nothing else', async () => {
  const lines = Object.values(CONTEXTS).flatMap((context) =>
    acknowledgedIn(reviewedApp(context)).map(({ on, id, reason }) =>
      `${on.node.path}\n  ${id}\n  ${reason}\n`
        .replaceAll(/marcopolo-?(?:dev|prod)/g, 'marcopolo-{stage}')
        .replaceAll(/[0-9A-F]{8}(?=\/Resource\n)/g, '…'),
    ),
  );
  const text = [...new Set(lines)].toSorted().join('\n');
  await expect(text).toMatchFileSnapshot('acknowledged.txt');
});

it('stops the synth on a finding that nobody acknowledged', () => {
  const app = reviewedApp({});
  new CfnQueue(app.node.findChild('marcopolo-dev'), 'Open');
  expect(() => app.synth()).toThrow('AwsSolutions-SQS4');
});
