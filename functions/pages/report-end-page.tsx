import type { Text } from '#domain/questionnaire.ts';
import type { Rhythm } from '#domain/report-subscription.ts';
import type { Notice } from './notices.ts';
import { PageShell } from './page-shell.tsx';
import type { Language } from './texts.ts';

const TITLE: Text = { vi: 'Không nhận báo cáo này nữa?', en: 'Stop this report?' };
const BUTTON: Text = { vi: 'Không gửi cho tôi nữa', en: 'Send me no more' };

const explained = (every: Rhythm, unit: Text): Text => ({
  vi: `Sau khi Ông/Bà bấm nút dưới đây, hệ thống không gửi thư báo cáo ${every === 'month' ? 'hằng tháng' : 'hằng tuần'} của ${unit.vi} đến địa chỉ đã nhận thư này nữa, và xóa địa chỉ đó. Báo cáo của đơn vị khác, nếu có, vẫn được gửi.`,
  en: `When you press the button, the address that got this mail is sent the ${every === 'month' ? 'monthly' : 'weekly'} report of ${unit.en} no more, and is removed. Reports of other units, if there are any, still come.`,
});

/** What the page says when there is no button to press. */
export const REPORT_END_NOTICES = {
  done: {
    status: 200,
    title: { vi: 'Đã ghi nhận', en: 'Done' },
    body: {
      vi: 'Ông/Bà không nhận báo cáo này qua e-mail nữa, và địa chỉ đã được xóa. Muốn nhận lại, xin nhờ người phụ trách của đơn vị đăng ký.',
      en: 'You get this report by e-mail no more, and the address has been removed. Should you want it again, please ask those who manage the unit.',
    },
  },
  endedBefore: {
    status: 200,
    title: { vi: 'Báo cáo này đã dừng từ trước', en: 'This report was stopped before' },
    body: {
      vi: 'Không còn thư báo cáo nào của đơn vị này được gửi đến địa chỉ đã nhận thư.',
      en: 'No more reports of this unit are sent to the address that got the mail.',
    },
  },
  unreadable: {
    status: 404,
    title: { vi: 'Đường dẫn này chưa đọc được', en: 'This link cannot be read' },
    body: {
      vi: 'Xin mở lại đường dẫn trong thư, cả dòng, không thiếu chữ nào.',
      en: 'Please open the link in the mail again, all of it.',
    },
  },
} as const satisfies Record<string, Notice>;

type Props = {
  readonly language: Language;
  readonly cityName: string;
  readonly path: string;
  readonly every: Rhythm;
  readonly unit: Text;
};

export const ReportEndPage = ({ language, cityName, path, every, unit }: Props) => (
  <PageShell
    language={language}
    cityName={cityName}
    title={TITLE[language]}
    otherLanguageUrl={`${path}?lang=${language === 'vi' ? 'en' : 'vi'}`}
  >
    <form class="card" method="post" action={path}>
      <h1>{TITLE[language]}</h1>
      <p>{explained(every, unit)[language]}</p>
      <button class="button" type="submit">
        {BUTTON[language]}
      </button>
    </form>
  </PageShell>
);
