import { describe, expect, it } from 'vitest';
import { type Setting, StageSettingsError, stageOf } from '../../infra/stages.ts';
import { PROD_SETTINGS } from '../support/stage-templates.ts';

const stageFrom = (settings: Partial<Record<Setting, string>>) => stageOf((setting) => settings[setting]);

describe('a stage', () => {
  it('is dev when nothing is said', () => {
    const stage = stageFrom({});

    expect(stage.name).toBe('dev');
  });

  it('lets managers in by AWS signatures when no sign-in service is named', () => {
    const stage = stageFrom({});

    expect(stage.managerSignIn).toEqual({ kind: 'iam' });
  });

  it('lets managers in by the tokens of the sign-in service that is named', () => {
    const stage = stageFrom(PROD_SETTINGS);

    expect(stage.managerSignIn).toEqual({
      kind: 'jwt',
      issuer: PROD_SETTINGS.jwtIssuer,
      audience: PROD_SETTINGS.jwtAudience,
    });
  });

  it.each([
    [
      'a stage that does not exist',
      { stage: 'production' },
      'There is no stage "production"; there are: dev, prod',
    ],
    ['a name that every object has', { stage: 'constructor' }, 'There is no stage "constructor"'],
    ['prod without its city', { ...PROD_SETTINGS, cityName: '' }, 'cityName is missing'],
    ['prod without an issuer', { ...PROD_SETTINGS, jwtIssuer: '' }, 'jwtIssuer is missing'],
    ['prod without an audience', { ...PROD_SETTINGS, jwtAudience: '' }, 'jwtAudience is missing'],
    ['an issuer without an audience', { jwtIssuer: PROD_SETTINGS.jwtIssuer }, 'jwtAudience is missing'],
    ['an audience without an issuer', { jwtAudience: 'survey' }, 'jwtIssuer is missing'],
    [
      'an issuer in the clear',
      { ...PROD_SETTINGS, jwtIssuer: 'http://a.vn' },
      '"http://a.vn" is not an https address',
    ],
  ])('is refused for %s', (_, settings, message) => {
    const build = () => stageFrom(settings);

    expect(build).toThrow(StageSettingsError);
    expect(build).toThrow(message);
  });

  it('is refused with everything that is missing named at once', () => {
    const build = () => stageFrom({ stage: 'prod' });

    expect(build).toThrow(/cityName is missing.*jwtIssuer is missing.*jwtAudience is missing/);
  });

  it('is refused with the names under which a missing setting may be given', () => {
    const build = () => stageFrom({ ...PROD_SETTINGS, jwtIssuer: '' });

    expect(build).toThrow('give -c jwtIssuer=… or the variable SURVEY_JWT_ISSUER');
  });
});
