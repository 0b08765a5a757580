const LOCAL = /^(?:(?:[a-z0-9-]+\.)*localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/i;

/**
 * Whether a `Host` header names this machine. A page in a browser can make any name resolve to
 * 127.0.0.1 and then talk to what listens there (DNS rebinding); it cannot choose another header.
 */
export const isLocalHost = (host: string | undefined): boolean => host !== undefined && LOCAL.test(host);
