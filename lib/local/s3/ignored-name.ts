/**
 * True for file names that a person never means as an upload: dotfiles (`.DS_Store`), downloads and
 * copies that are still going on (`.part`, `.crdownload`), editors' backups (`~`) and lock files (`~$`).
 */
export const isIgnoredName = (name: string): boolean => IGNORED.test(name);

const IGNORED = /^\.|^~\$|\.(?:part|crdownload)$|~$/i;
