/** The AI services, as AWS's addresses and signatures name them. */
export type AiService = 'comprehend' | 'translate' | 'rekognition';

/** The variables that AWS's own tools read another address from. */
export const ENDPOINT_VARIABLES = {
  comprehend: 'AWS_ENDPOINT_URL_COMPREHEND',
  translate: 'AWS_ENDPOINT_URL_TRANSLATE',
  rekognition: 'AWS_ENDPOINT_URL_REKOGNITION',
} as const satisfies Record<AiService, string>;

/** AWS's address of a service in a Region. */
export const awsEndpoint = (service: AiService | 'sts', region: string): string =>
  `https://${service}.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`;
