import type { DossierChannel } from '#domain/dossier.ts';
import type { Text } from '#domain/questionnaire.ts';
import type { Channel, Moment } from '#domain/response.ts';

/** Channels and moments as readers of results know them. */
export const CHANNEL_NAMES: Readonly<Record<string, Text>> = {
  kiosk: { vi: 'Màn hình tại quầy', en: 'Kiosk at the counter' },
  receipt: { vi: 'Mã QR trên giấy hẹn', en: 'QR on the receipt' },
  poster: { vi: 'Mã QR tại quầy', en: 'Poster QR' },
  link: { vi: 'Đường dẫn được gửi', en: 'Link sent' },
  paper: { vi: 'Phiếu giấy', en: 'Paper form' },
} satisfies Record<Channel, Text>;

export const MOMENT_NAMES: Readonly<Record<string, Text>> = {
  reception: { vi: 'Tiếp nhận hồ sơ', en: 'Dossier received' },
  supplement: { vi: 'Yêu cầu bổ sung', en: 'Asked to supplement' },
  refusal: { vi: 'Từ chối hồ sơ', en: 'Dossier refused' },
  result: { vi: 'Trả kết quả', en: 'Result handed over' },
} satisfies Record<Moment, Text>;

export const DOSSIER_CHANNEL_NAMES: Readonly<Record<DossierChannel, Text>> = {
  counter: { vi: 'Trực tiếp hoặc qua bưu chính', en: 'At the counter or by post' },
  'online-partial': { vi: 'Trực tuyến một phần', en: 'Partly online' },
  'online-full': { vi: 'Trực tuyến toàn trình', en: 'Fully online' },
};
