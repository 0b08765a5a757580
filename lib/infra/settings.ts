import type { Node } from 'constructs';
import { type Settings, settingsFrom } from '../core/settings/settings.ts';

/**
 * The settings of this synth, from the CDK context.
 *
 * @throws {SettingsError} naming each setting that is wrong or none, what it was and what is allowed.
 */
export const readSettings = (node: Node): Settings => settingsFrom(node.getAllContext());
