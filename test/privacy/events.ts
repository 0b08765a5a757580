/** Events that hold a text wherever an event can hold one: what functions are asked for, and what they are not. */
export const eventsWith = (text: string): readonly unknown[] => [
  text,
  [text],
  { [text]: text },
  { name: text },
  { name: { first: text } },
  { answer: text },
  { answer: [text] },
  { message: text, [text]: 1 },
  { message: { text } },
  { text, language: text, features: [text] },
  { text: `Call ${text} now.`, language: 'ja', features: ['pii'] },
  { texts: [`Call ${text} now.`, '', text] },
  { text, mode: 'hash', key: text, [text]: text },
  { message: text, source: text, target: text },
  { message: text, source: 'en', target: 'fr' },
  { entity: text, language: text },
  { entity: [text], sentences: text },
  { dollars: text, cents: text },
  { Weight: text },
  { Weight: 200, [text]: text },
  { data: [{ Weight: text }, { [text]: 1 }] },
  { data: text, [text]: 2 },
  { DeploymentId: text, LifecycleEventHookExecutionId: text },
  { time: text, datasets: [text] },
  { datasets: [{ name: text, url: text, [text]: text }] },
  {
    time: '2026-11-24T01:00:00Z',
    datasets: [
      { name: 'a', url: text },
      { name: 'b', url: `https://${text}@10.0.0.1/${text}?${text}` },
      { name: 'c', url: `s3://datasets/${encodeURIComponent(text)}` },
    ],
  },
  { scheduledTime: text, bucket: text, cursor: text },
  { run: text, date: text, name: text },
  { run: 'people', date: '2026-11-25', name: text },
  { run: 'people', date: '2026-11-25', list: text, startedAt: '2026-11-25T02:00:00Z' },
  ...httpEventsWith(text),
  ...pictureEventsWith(text),
  { Records: pictureEventsWith(text).map((event) => messageWith(text, JSON.stringify(event))) },
  { Records: [messageWith(text, text), messageWith(text, `{"${text}`)] },
];

const httpEventsWith = (text: string): readonly unknown[] => {
  const shared = {
    headers: { [text]: text, 'content-type': text, authorization: text, cookie: text },
    queryStringParameters: { [text]: text },
    pathParameters: { name: text, dollars: text, cents: text },
    body: text,
    isBase64Encoded: false,
  };
  const http = { method: text, path: text, sourceIp: text, userAgent: text };
  return ['$default', 'POST /predict', 'POST /models/{name}/predict', text].flatMap((routeKey) => [
    {
      ...shared,
      version: '2.0',
      routeKey,
      rawPath: text,
      rawQueryString: text,
      requestContext: { requestId: 'r-1', http },
    },
    {
      ...shared,
      version: '1.0',
      resource: routeKey,
      path: text,
      httpMethod: text,
      requestContext: { requestId: 'r-1', identity: { sourceIp: text } },
    },
  ]);
};

/** Notifications about pictures: of a bucket that is not ours, with a key that is none, of a kind that is not known. */
export const pictureEventsWith = (text: string): readonly unknown[] => {
  const record = (change: object = {}, bucket = 'images', key = encodeURIComponent(`${text}.jpg`)) => ({
    eventVersion: '2.1',
    eventName: 'ObjectCreated:Put',
    eventTime: '2026-11-23T19:05:07.000Z',
    requestParameters: { sourceIPAddress: text },
    userIdentity: { principalId: text },
    s3: { bucket: { name: bucket }, object: { key, eTag: text, sequencer: '0A', versionId: text } },
    ...change,
  });
  return [
    { Records: [record()] },
    { Records: [record({}, text)] },
    { Records: [record({}, 'images', `100%${text}`)] },
    { Records: [record({ eventVersion: text })] },
    { Records: [record({ eventName: text })] },
    { Records: [record({ responseElements: { 'x-amz-request-id': text } })] },
    { Records: [record({ eventTime: text })] },
    { Records: text },
    { Service: text, Event: text },
    {
      source: 'aws.s3',
      'detail-type': 'Object Created',
      time: text,
      detail: { bucket: { name: text }, object: { key: text }, 'request-id': text },
    },
  ];
};

const messageWith = (text: string, body: string) => ({
  messageId: text,
  body,
  eventSource: 'aws:sqs',
  attributes: { ApproximateReceiveCount: '5', SenderId: text },
  messageAttributes: { note: { stringValue: text, dataType: 'String' } },
});
