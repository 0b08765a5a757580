const LOOPBACK = /^(?:localhost|.+\.localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** Whether an address leads to this machine. */
export const isLoopback = (url: string): boolean => LOOPBACK.test(new URL(url).hostname);
