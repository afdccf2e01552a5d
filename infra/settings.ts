import type { StageSettings } from './stages.ts';

/**
 * Everything in which one city's installation differs from another's, and its stages from each other. This is the
 * one file to edit before a first deployment; `stages.ts` checks it and names every setting that is wrong.
 */
export const SETTINGS = {
  dev: {
    city: {
      name: 'Thành phố Hà Nội (thử nghiệm)',
      topUnit: '01',
      hoursOfService: { opens: '08:00', closes: '17:00' },
    },
    // To send invitations: an SMS sender and an e-mail sender that AWS has approved, or a gateway of the city's own.
    invitations: { phone: 'none', email: 'none', zalo: 'none', mailSender: null, webhookUrl: null },
    region: 'ap-southeast-1',
    administratorEmail: 'administrator@example.org',
    operatorsEmail: 'operators@example.org',
    kiosks: 'enrolled',
    syntheticRating: { unit: '00070', counter: '00070-03' },
    idleMinutes: 20,
    identityProvider: null,
    domain: null,
    webAcl: null,
    customerKey: false,
    keepsData: false,
    backupRetentionDays: null,
    logRetentionDays: 7,
    requestsPerSecond: 20,
    foldWindowSeconds: 5,
    traces: true,
    analysis: false,
  },
  prod: {
    city: {
      name: 'Thành phố Hà Nội',
      topUnit: '01',
      hoursOfService: { opens: '08:00', closes: '17:00' },
    },
    // To send invitations: an SMS sender and an e-mail sender that AWS has approved, or a gateway of the city's own.
    invitations: { phone: 'none', email: 'none', zalo: 'none', mailSender: null, webhookUrl: null },
    region: 'ap-southeast-1',
    administratorEmail: 'administrator@example.org',
    operatorsEmail: 'operators@example.org',
    kiosks: 'enrolled',
    syntheticRating: { unit: '00070', counter: '00070-03' },
    idleMinutes: 20,
    identityProvider: null,
    domain: null,
    webAcl: { requestsPerAddressIn5Minutes: 3000 },
    customerKey: true,
    keepsData: true,
    backupRetentionDays: 35,
    logRetentionDays: 90,
    // A rating a second at each of 146 units would be 146.
    requestsPerSecond: 200,
    foldWindowSeconds: 60,
    traces: false,
    analysis: true,
  },
} satisfies Record<string, StageSettings>;
