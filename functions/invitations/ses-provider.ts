import { type SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { refusalOf } from './aws-refusal.ts';
import type { Provider } from './provider.ts';

/** What will not be otherwise at the next try. A sender that is not verified yet is not among them. */
const FINAL = new Set(['BadRequestException', 'MessageRejected']);

const plain = (text: string) => ({ Data: text, Charset: 'UTF-8' });

/**
 * Hands messages to Amazon SES as e-mail of plain text, with what lets mail programmes show a button of their own to opt
 * out (RFC 8058). https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html
 */
export const sesProvider = (client: SESv2Client, sender: string): Provider => ({
  send: async ({ to, subject, text, optOutUrl }) => {
    try {
      await client.send(
        new SendEmailCommand({
          FromEmailAddress: sender,
          Destination: { ToAddresses: [to] },
          Content: {
            Simple: {
              Subject: plain(subject),
              Body: { Text: plain(text) },
              Headers: [
                { Name: 'List-Unsubscribe', Value: `<${optOutUrl}>` },
                { Name: 'List-Unsubscribe-Post', Value: 'List-Unsubscribe=One-Click' },
              ],
            },
          },
        }),
      );
    } catch (error) {
      throw refusalOf('SES', error, FINAL);
    }
  },
});
