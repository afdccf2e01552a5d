import { describe, expect, it } from 'vitest';
import type { StageSettings } from '../../infra/stages.ts';
import { propertiesOf, templatesOf } from '../support/stage-templates.ts';

type Statement = {
  readonly Action: string | readonly string[];
  readonly Resource?: unknown;
  readonly NotResource?: unknown;
};

/** What the function that sends may ask of providers. */
const grantsWith = (invitations: StageSettings['invitations']): readonly Statement[] =>
  propertiesOf<{ readonly PolicyDocument: { readonly Statement: readonly Statement[] } }>(
    templatesOf('dev', { invitations }).service,
    'AWS::IAM::Policy',
  )
    .filter(([id]) => id.startsWith('SendRole'))
    .flatMap(([, { PolicyDocument }]) => PolicyDocument.Statement)
    .filter(({ Action }) => /^(sns|ses):/.test(String(Action)));

const NONE = { phone: 'none', email: 'none', zalo: 'none', mailSender: null, webhookUrl: null } as const;

describe('the function that sends', () => {
  it('may ask nobody while nobody delivers', () => {
    expect(grantsWith(NONE)).toEqual([]);
  });

  it('may ask nobody in AWS where a gateway delivers', () => {
    const webhookUrl = 'https://gateway.example.vn/messages';

    expect(grantsWith({ ...NONE, phone: 'webhook', email: 'webhook', zalo: 'webhook', webhookUrl })).toEqual(
      [],
    );
  });

  it('may send SMS to telephones, and publish to no topic', () => {
    expect(grantsWith({ ...NONE, phone: 'sns' })).toEqual([
      { Action: 'sns:Publish', Effect: 'Allow', NotResource: 'arn:aws:sns:*:*:*' },
    ]);
  });

  it('may send e-mail from the city’s domain only', () => {
    const [grant] = grantsWith({ ...NONE, email: 'ses', mailSender: 'danhgia@hanoi.example.vn' });

    expect(grant?.Action).toBe('ses:SendEmail');
    expect(JSON.stringify(grant?.Resource)).toContain(':identity/hanoi.example.vn');
  });

  it('looks every five minutes', () => {
    const schedules = propertiesOf<{ readonly ScheduleExpression: string }>(
      templatesOf('prod').service,
      'AWS::Scheduler::Schedule',
    );

    const [[, schedule] = []] = schedules.filter(([id]) => id.startsWith('SendSchedule'));

    expect(schedule?.ScheduleExpression).toBe('rate(5 minutes)');
  });
});
