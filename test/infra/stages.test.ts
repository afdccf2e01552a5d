import { describe, expect, it } from 'vitest';
import { SETTINGS } from '../../infra/settings.ts';
import { exampleSettingsOf, StageSettingsError, stageOf } from '../../infra/stages.ts';

const PROD = SETTINGS.prod;

describe('a stage', () => {
  it('is dev when nothing is said', () => {
    expect(stageOf(SETTINGS).name).toBe('dev');
  });

  it.each(Object.keys(SETTINGS))('has settings that are right: %s', (name) => {
    expect(stageOf(SETTINGS, name)).toMatchObject(SETTINGS[name as keyof typeof SETTINGS]);
  });

  it.each(['production', 'constructor'])('is refused by a name that the settings do not have: %s', (name) => {
    const stage = () => stageOf(SETTINGS, name);

    expect(stage).toThrow(StageSettingsError);
    expect(stage).toThrow(`There is no stage "${name}"; infra/settings.ts has: dev, prod`);
  });

  it.each(Object.keys(PROD))('is refused without %s, by that name', (setting) => {
    const { [setting as keyof typeof PROD]: _, ...rest } = PROD;

    expect(() => stageOf({ prod: rest }, 'prod')).toThrow(
      new RegExp(`^infra/settings\\.ts:\\n  prod\\.${setting}`),
    );
  });

  it.each([
    ['city.name', { city: { ...PROD.city, name: '' } }, 'must name the city'],
    [
      'city.hoursOfService',
      { city: { ...PROD.city, hoursOfService: { opens: '17:00', closes: '08:00' } } },
      'must open before it closes',
    ],
    [
      'city.hoursOfService.opens',
      { city: { ...PROD.city, hoursOfService: { opens: '8 am', closes: '17:00' } } },
      'must be a time of day such as 08:00',
    ],
    [
      'city.hoursOfService',
      { city: { ...PROD.city, hoursOfService: { opens: '06:30', closes: '17:00' } } },
      'must open at 07:00 or later',
    ],
    ['region', { region: 'hanoi-1' }, 'must be an AWS region such as ap-southeast-1'],
    ['region', { region: 'cn-north-1' }, 'must be an AWS region such as ap-southeast-1'],
    ['administratorEmail', { administratorEmail: 'admin' }, 'must be an e-mail address'],
    ['operatorsEmail', { operatorsEmail: '' }, 'must be an e-mail address'],
    [
      'invitations.mailSender',
      { invitations: { ...PROD.invitations, email: 'ses' } },
      'must say from whom e-mail comes where email is ses',
    ],
    [
      'invitations.webhookUrl',
      { invitations: { ...PROD.invitations, zalo: 'webhook' } },
      'must be the address of the gateway where webhook delivers',
    ],
    [
      'invitations.webhookUrl',
      { invitations: { ...PROD.invitations, webhookUrl: 'http://gateway.example.vn' } },
      'must be an address that begins with https://',
    ],
    [
      'invitations.phone',
      { invitations: { ...PROD.invitations, phone: 'twilio' } },
      'must be none, sns or webhook',
    ],
    ['domain.name', { domain: { name: 'https://a.vn', hostedZone: null } }, 'must be a host name'],
    [
      'domain.hostedZone.id',
      { domain: { name: 'a.example.vn', hostedZone: { id: 'x', name: 'example.vn' } } },
      'must be a zone id',
    ],
    [
      'webAcl.requestsPerAddressIn5Minutes',
      { webAcl: { requestsPerAddressIn5Minutes: 10 } },
      'must be 100 or more: a whole hall shares an address',
    ],
    [
      'logRetentionDays',
      { logRetentionDays: 8 },
      'must be one of the days CloudWatch keeps logs: 1, 3, 5, 7',
    ],
    ['backupRetentionDays', { backupRetentionDays: 0 }, 'must be a day at least'],
    ['requestsPerSecond', { requestsPerSecond: 20_000 }, 'must be 10000 at most'],
    ['foldWindowSeconds', { foldWindowSeconds: 301 }, 'must be 0 to 300'],
  ])('is refused for a wrong %s', (setting, changed, message) => {
    const stage = () => stageOf({ prod: { ...PROD, ...changed } }, 'prod');

    expect(stage).toThrow(`  prod.${setting} ${message}`);
  });

  it('is refused for a setting that does not exist', () => {
    expect(() => stageOf({ prod: { ...PROD, logRetentionDay: 7 } }, 'prod')).toThrow('logRetentionDay');
  });

  it('is refused with everything that is wrong named at once', () => {
    const wrong = { ...PROD, region: 'x', operatorsEmail: 'x', foldWindowSeconds: -1 };

    expect(() => stageOf({ prod: wrong }, 'prod')).toThrow(
      /prod\.region.*\n.*prod\.operatorsEmail.*\n.*prod\.foldWindowSeconds/,
    );
  });

  it('says which settings still are the examples', () => {
    const stage = stageOf({ dev: { ...SETTINGS.dev, operatorsEmail: 'it@hanoi.gov.vn' } }, 'dev');

    expect(exampleSettingsOf(stage)).toEqual(['administratorEmail']);
  });
});
