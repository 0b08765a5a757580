import { describe, expect, it } from 'vitest';
import { settingsFrom } from '../../../../lib/core/settings/settings.ts';

describe('settingsFrom', () => {
  it('has a default for everything that has one', () => {
    expect(settingsFrom({})).toEqual({
      stage: 'dev',
      arch: 'arm64',
      auth: 'iam',
      throttleRate: 100,
      throttleBurst: 200,
      logRetentionDays: 30,
      reservedConcurrency: 'on',
      monthlyBudgetUsd: 50,
      canaryMinRequests: 100,
      githubStages: ['dev', 'prod'],
      githubProvider: 'new',
    });
  });

  it('takes what the deployer gives, numbers as the text that the command line makes of them', () => {
    const given = {
      stage: 'prod',
      arch: 'x86_64',
      auth: 'iam',
      model: 'house-price',
      throttleRate: '5',
      throttleBurst: '7',
      logRetentionDays: '365',
      reservedConcurrency: 'off',
      alarmEmail: 'ops@example.com',
      monthlyBudgetUsd: '7',
      canaryMinRequests: '0',
      githubRepository: 'octo-org/marcopolo',
      githubRepositoryId: '1296269',
      githubOwnerId: '9919',
      githubProvider: 'existing',
    };
    const numbers = { throttleRate: 5, throttleBurst: 7, logRetentionDays: 365, monthlyBudgetUsd: 7 };
    const stages = { githubStages: ['dev', 'prod'] };
    expect(settingsFrom(given)).toEqual({ ...given, ...numbers, ...stages, canaryMinRequests: 0 });
  });

  it('takes lists with commas between, or as lists from cdk.json', () => {
    const jwt = { auth: 'jwt', jwtIssuer: 'https://login.example.com/', jwtAudience: 'polo, web' };
    expect(settingsFrom(jwt)).toMatchObject({ ...jwt, jwtAudience: ['polo', 'web'] });
    const corsOrigins = ['https://app.example.com', 'http://localhost:5173'];
    expect(settingsFrom({ corsOrigins: corsOrigins.join(',') })).toMatchObject({ corsOrigins });
    expect(settingsFrom({ corsOrigins })).toMatchObject({ corsOrigins });
  });

  it('takes limits on AI services, and leaves those to the definitions that nobody gives', () => {
    expect(settingsFrom({ answerHours: '0', dailyTranslateCalls: '0' })).toMatchObject({
      answerHours: 0,
      dailyTranslateCalls: 0,
    });
    expect(settingsFrom({}).dailyComprehendCalls).toBeUndefined();
  });

  it('takes numbers that cdk.json holds as numbers', () => {
    expect(settingsFrom({ throttleRate: 5 }).throttleRate).toBe(5);
  });

  it.each([
    ['stage', 'staging', 'dev, prod'],
    ['stage', '', 'dev, prod'],
    ['arch', 'riscv', 'arm64, x86_64'],
    ['auth', 'cognito', 'iam, jwt, none (none in stage dev only)'],
    ['jwtIssuer', 'http://login.example.com', 'the https:// address that tokens name as "iss"'],
    ['jwtAudience', ',', 'one or more audiences, with commas between'],
    ['corsOrigins', '*', 'origins such as https://app.example.com'],
    ['corsOrigins', 'https://app.example.com/path', 'origins such as https://app.example.com'],
    ['alarmEmail', 'me', 'an e-mail address'],
    ['monthlyBudgetUsd', '0', 'whole numbers from 1 to 1000000'],
    ['canaryMinRequests', '-1', 'whole numbers from 0 to 100000'],
    ['answerHours', '745', 'whole numbers from 0 to 744'],
    ['answerHours', '-1', 'whole numbers from 0 to 744'],
    ['dailyComprehendCalls', 'none', 'whole numbers from 0 to 10000000'],
    ['dailyTranslateCalls', '1.5', 'whole numbers from 0 to 10000000'],
    ['dailyRekognitionCalls', '10000001', 'whole numbers from 0 to 10000000'],
    ['wikiContact', 'ops @ example', 'an e-mail or web address in ASCII'],
    ['wikiUrl', 'http://en.wikipedia.org/api/rest_v1', "the https:// address of a wiki's REST API"],
    ['githubRepository', '1296269', 'owner/name, as in the address of the repository'],
    ['githubRepository', 'octo-org/*', 'owner/name, as in the address of the repository'],
    ['githubStages', 'dev,test', 'dev, prod, or both with a comma between'],
    ['githubProvider', 'old', 'new, existing'],
    ['githubRepositoryId', 'me/repo', "digits: GitHub's own number, which outlives a renaming"],
    ['model', '', 'the name of a folder in models/'],
    ['throttleRate', '0', 'whole numbers from 1 to 10000'],
    ['throttleRate', 'fast', 'whole numbers from 1 to 10000'],
    ['throttleBurst', '2.5', 'whole numbers from 1 to 5000'],
    ['logRetentionDays', '31', '1, 3, 5, 7, 14, 30, 60, 90'],
    ['reservedConcurrency', 'true', 'on, off'],
  ])('refuses -c %s=%s with the values that are possible', (name, value, allowed) => {
    expect(() => settingsFrom({ [name]: value })).toThrow(
      `-c ${name}=${value} is not possible; allowed: ${allowed}`,
    );
  });

  it('names everything that is wrong at once, and names that are no settings', () => {
    expect(() => settingsFrom({ stage: 'x', region: 'eu-west-1' })).toThrow(
      /^-c region=… is no setting; there are .*\n-c stage=x/,
    );
    expect(() => settingsFrom({ stage: 'x', arch: 'y' })).toThrow(/stage=x.*\n.*arch=y/);
  });

  it('opens the API to everybody in dev only', () => {
    expect(settingsFrom({ auth: 'none' }).auth).toBe('none');
    expect(() => settingsFrom({ auth: 'none', stage: 'prod' })).toThrow(
      '-c auth=none would open stage prod to everybody; allowed: iam, jwt (none in dev only)',
    );
  });

  it('refuses settings that contradict each other', () => {
    expect(() => settingsFrom({ auth: 'jwt', jwtAudience: 'polo' })).toThrow('-c auth=jwt needs');
    expect(() => settingsFrom({ jwtAudience: 'polo' })).toThrow('do nothing with -c auth=iam');
    expect(() => settingsFrom({ githubOwnerId: '9919' })).toThrow('give all three or none');
  });
});
