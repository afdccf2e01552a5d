import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import { refusalOf } from './aws-refusal.ts';
import type { Provider } from './provider.ts';

/** What will not be otherwise at the next try. */
const FINAL = new Set(['InvalidParameterException', 'InvalidParameterValueException', 'OptedOutException']);

/**
 * Hands messages to Amazon SNS as SMS. Its client must not try again by itself: SNS knows no repeat, so that a lost
 * answer would become a second message. https://docs.aws.amazon.com/sns/latest/api/API_Publish.html
 */
export const snsProvider = (client: SNSClient): Provider => ({
  send: async ({ to, text }) => {
    try {
      await client.send(
        new PublishCommand({
          PhoneNumber: to,
          Message: text,
          MessageAttributes: { 'AWS.SNS.SMS.SMSType': { DataType: 'String', StringValue: 'Promotional' } },
        }),
      );
    } catch (error) {
      throw refusalOf('SNS', error, FINAL);
    }
  },
});
