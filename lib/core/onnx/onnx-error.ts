export type OnnxFileCode = 'model_corrupt' | 'model_external_data_refused' | 'model_resource_limit';

/** An ONNX file that will not be handed to the runtime; the message says what was found. */
export class OnnxFileError extends Error {
  override readonly name = 'OnnxFileError';
  readonly code: OnnxFileCode;

  constructor(code: OnnxFileCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
