import { Duration } from 'aws-cdk-lib';
import {
  HeadersFrameOption,
  HeadersReferrerPolicy,
  type ResponseHeadersPolicyProps,
} from 'aws-cdk-lib/aws-cloudfront';

/** What the browser's apps may load and speak to: the product itself, nothing inline, nobody else. */
const APP_CSP =
  "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

const PERMISSIONS = 'camera=(), geolocation=(), microphone=(), payment=(), usb=()';

/** For what the functions answer: each page of theirs says its own content policy, which stays as it is. */
export const baseHeaders = (): ResponseHeadersPolicyProps => ({
  securityHeadersBehavior: {
    contentTypeOptions: { override: true },
    frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
    referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
    strictTransportSecurity: {
      accessControlMaxAge: Duration.days(730),
      includeSubdomains: true,
      preload: true,
      override: true,
    },
  },
  customHeadersBehavior: {
    customHeaders: [{ header: 'permissions-policy', value: PERMISSIONS, override: true }],
  },
});

/** For pages of the functions that say themselves who may show them in a frame. */
export const framedHeaders = (): ResponseHeadersPolicyProps => {
  const { securityHeadersBehavior, ...rest } = baseHeaders();
  const { frameOptions: _, ...others } = securityHeadersBehavior ?? {};
  return { ...rest, securityHeadersBehavior: others };
};

/** For the preview of questionnaires, which the dashboard has in a frame, and nobody else may. */
export const previewHeaders = (): ResponseHeadersPolicyProps => {
  const { securityHeadersBehavior, ...rest } = baseHeaders();
  return {
    ...rest,
    securityHeadersBehavior: {
      ...securityHeadersBehavior,
      frameOptions: { frameOption: HeadersFrameOption.SAMEORIGIN, override: true },
      contentSecurityPolicy: {
        contentSecurityPolicy: APP_CSP.replace("frame-ancestors 'none'", "frame-ancestors 'self'"),
        override: true,
      },
    },
  };
};

/**
 * For the browser's apps, which come from a bucket and say nothing themselves. `connects` are origins beside its own that
 * an app may ask.
 */
export const appHeaders = (connects: readonly string[] = []): ResponseHeadersPolicyProps => {
  const policy = connects.length > 0 ? `${APP_CSP}; connect-src 'self' ${connects.join(' ')}` : APP_CSP;
  const { securityHeadersBehavior, ...rest } = baseHeaders();
  return {
    ...rest,
    securityHeadersBehavior: {
      ...securityHeadersBehavior,
      contentSecurityPolicy: { contentSecurityPolicy: policy, override: true },
    },
  };
};
