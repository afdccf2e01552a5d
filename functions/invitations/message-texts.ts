import type { Invitation } from '#domain/invitation.ts';
import type { Text } from '#domain/questionnaire.ts';
import { linkAddress, optOutAddress } from '../receipts/receipt-address.ts';
import type { InvitationMessage } from './provider.ts';
import type { Sealed } from './seal.ts';
import { segmentsOf, withoutDiacritics } from './sms-segments.ts';

/*
 * An SMS that is one segment has 160 letters of the GSM alphabet, or 70 where one of them stands outside of it, as most
 * Vietnamese letters do (3GPP TS 23.038). The link alone takes some 100. So an SMS is written without diacritics, as
 * banks and authorities in Viet Nam write theirs. It says which office asks, and of which day: a link from nobody is what
 * swindlers send. That takes two segments mostly, where diacritics would take four. E-mail and Zalo have room, and write properly.
 */

type Said = { readonly office: Text; readonly city: string; readonly rateUrl: string; readonly day: string };

/** What an SMS may cost at most. */
const MOST_SEGMENTS = 2;

const isReminder = ({ next }: Pick<Invitation, 'next'>): boolean => next === 'reminder';

/** Whether the office or, where its name is too long, the city is named. */
const smsText = (language: keyof Text, reminds: boolean, { office, city, rateUrl, day }: Said): string => {
  const [, month, date] = day.split('-');
  const ask =
    language === 'vi'
      ? `${reminds ? 'Nhac lai: m' : 'M'}oi Ong/Ba danh gia lan phuc vu ngay ${date}/${month}`
      : `${reminds ? 'Reminder: p' : 'P'}lease rate how you were served on ${date}/${month}`;
  const stop = language === 'vi' ? ' Khong nhan tin nua: cuoi trang.' : ' No more messages: end of page.';
  const [ofOffice = '', ofCity = ''] = [office[language], city].map((sender) =>
    withoutDiacritics(`${sender}. ${ask}: ${rateUrl}${stop}`),
  );
  return segmentsOf(ofOffice) <= MOST_SEGMENTS ? ofOffice : ofCity;
};

const SUBJECTS = {
  first: { vi: 'Mời Ông/Bà đánh giá dịch vụ công', en: 'Please rate the public service you used' },
  reminder: {
    vi: 'Nhắc lại: mời Ông/Bà đánh giá dịch vụ công',
    en: 'Reminder: please rate the public service you used',
  },
} as const satisfies Record<string, Text>;

const longText = (
  language: keyof Text,
  reminds: boolean,
  {
    office,
    city,
    rateUrl,
    service,
    day,
    optOutUrl,
  }: Said & {
    readonly service: Text | undefined;
    readonly optOutUrl: string;
  },
): string => {
  const [year, month, date] = day.split('-');
  const what = service ? `\n${service[language]}` : '';
  return language === 'vi'
    ? `${reminds ? 'Xin nhắc lại một lần: ' : ''}${office.vi} mời Ông/Bà đánh giá lần phục vụ ngày ${date}/${month}/${year}.${what}

Đánh giá (khoảng một phút, không ghi tên): ${rateUrl}

Cán bộ đã phục vụ không biết Ông/Bà chọn mức nào. ${reminds ? 'Sẽ không có lời nhắc nào nữa.' : 'Nếu chưa đánh giá, Ông/Bà sẽ được nhắc nhiều nhất một lần.'}
Không nhận lời mời nữa: ${optOutUrl}

${city}`
    : `${reminds ? 'A single reminder: ' : ''}${office.en} asks you to rate how you were served on ${date}/${month}/${year}.${what}

Rate (about a minute, without your name): ${rateUrl}

The officials who served you do not learn your choice. ${reminds ? 'There will be no further reminder.' : 'If you have not rated, you are reminded once at most.'}
No more invitations: ${optOutUrl}

${city}`;
};

/** The next message of an invitation, as it is sent. */
export const messageOf = (
  invitation: Invitation,
  { address, token }: Sealed,
  place: {
    readonly office: Text;
    readonly service: Text | undefined;
    readonly city: string;
    readonly siteUrl: string;
  },
): InvitationMessage => {
  const { language } = invitation;
  const reminds = isReminder(invitation);
  const rateUrl = linkAddress(place.siteUrl, token);
  const optOutUrl = optOutAddress(place.siteUrl, token);
  const said = { ...place, rateUrl, optOutUrl, day: invitation.at.slice(0, 10) };
  return {
    type: 'invitation',
    id: `${invitation.id}-${invitation.next}`,
    kind: address.kind,
    to: address.value,
    language,
    subject: SUBJECTS[reminds ? 'reminder' : 'first'][language],
    text: address.kind === 'phone' ? smsText(language, reminds, said) : longText(language, reminds, said),
    rateUrl,
    optOutUrl,
  };
};
