/** The machine that a bundle is made for, in Node's words. */
export interface Target {
  readonly platform: 'linux' | 'darwin' | 'win32';
  readonly arch: 'arm64' | 'x64';
}

const PLATFORMS: readonly string[] = ['linux', 'darwin', 'win32'];
const ARCHITECTURES: readonly string[] = ['arm64', 'x64'];

/** @throws {RangeError} on a machine for which ONNX Runtime has no library. */
export const targetOf = (platform: string, arch: string): Target => {
  if (!isPlatform(platform) || !isArchitecture(arch)) {
    throw new RangeError(
      `ONNX Runtime has no library for ${platform}/${arch}; it has ${PLATFORMS.join(', ')} on ${ARCHITECTURES.join(' or ')}`,
    );
  }
  return { platform, arch };
};

const isPlatform = (value: string): value is Target['platform'] => PLATFORMS.includes(value);
const isArchitecture = (value: string): value is Target['arch'] => ARCHITECTURES.includes(value);
