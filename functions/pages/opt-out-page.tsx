import type { Text } from '#domain/questionnaire.ts';
import type { Notice } from './notices.ts';
import { PageShell } from './page-shell.tsx';
import type { Language } from './texts.ts';

const OPT_OUT_TEXTS = {
  title: { vi: 'Không nhận lời mời đánh giá nữa?', en: 'No more invitations to rate?' },
  explain: {
    vi: 'Sau khi Ông/Bà bấm nút dưới đây, hệ thống không gửi thêm lời mời đánh giá nào, của bất kỳ hồ sơ nào, đến số điện thoại, thư điện tử hoặc tài khoản Zalo đã nhận tin nhắn này. Ông/Bà vẫn có thể đánh giá tại quầy hoặc bằng mã QR trên giấy hẹn.',
    en: 'When you press the button, the phone number, e-mail address or Zalo account that got this message is sent no more invitations to rate, of any dossier. You can still rate at the counter, or by the QR code on your receipt.',
  },
  button: { vi: 'Không gửi cho tôi nữa', en: 'Send me no more' },
} as const satisfies Record<string, Text>;

const OPEN_AGAIN: Text = {
  vi: 'Xin mở lại đường dẫn trong tin nhắn, cả dòng, không thiếu chữ nào.',
  en: 'Please open the link in the message again, all of it.',
};

/** What the page says when there is no button to press. */
export const OPT_OUT_NOTICES = {
  done: {
    status: 200,
    title: { vi: 'Đã ghi nhận', en: 'Done' },
    body: {
      vi: 'Ông/Bà sẽ không nhận lời mời đánh giá nào nữa. Số điện thoại, thư điện tử hoặc mã Zalo trong lời mời này đã được xóa; hệ thống chỉ giữ một mã băm không đọc ngược được, để không mời lại.',
      en: 'You get no more invitations to rate. The phone number, e-mail address or Zalo id in this invitation has been removed; only a keyed hash is kept, which cannot be turned back, so that you are not asked again.',
    },
  },
  unreadable: {
    status: 404,
    title: { vi: 'Đường dẫn này chưa đọc được', en: 'This link cannot be read' },
    body: OPEN_AGAIN,
  },
  expired: {
    status: 410,
    title: { vi: 'Đường dẫn này đã hết hạn', en: 'This link has expired' },
    body: {
      vi: 'Lời mời này không còn được nhắc lại nữa. Nếu nhận được lời mời mới, xin dùng đường dẫn trong tin nhắn mới.',
      en: 'You are not reminded of this invitation any more. Should a new one come, please use the link in it.',
    },
  },
  notInvited: {
    status: 404,
    title: { vi: 'Hệ thống này không gửi tin nhắn đó', en: 'This message was not sent from here' },
    body: {
      vi: 'Không có lời mời nào của hệ thống này mang đường dẫn này; tin nhắn có thể do phần mềm của cơ quan tự gửi. Xin báo cho cơ quan đó nếu Ông/Bà không muốn nhận nữa.',
      en: 'No invitation of this service has this link; the message may come from the office’s own software. Please tell the office if you want no more of them.',
    },
  },
} as const satisfies Record<string, Notice>;

type Props = { readonly language: Language; readonly cityName: string; readonly path: string };

export const OptOutPage = ({ language, cityName, path }: Props) => (
  <PageShell
    language={language}
    cityName={cityName}
    title={OPT_OUT_TEXTS.title[language]}
    otherLanguageUrl={`${path}?lang=${language === 'vi' ? 'en' : 'vi'}`}
  >
    <form class="card" method="post" action={path}>
      <h1>{OPT_OUT_TEXTS.title[language]}</h1>
      <p>{OPT_OUT_TEXTS.explain[language]}</p>
      <button class="button" type="submit">
        {OPT_OUT_TEXTS.button[language]}
      </button>
    </form>
  </PageShell>
);
