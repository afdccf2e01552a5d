import type { Principal, Role } from '#domain/policy.ts';
import type { Text } from '#domain/questionnaire.ts';
import { localHourOf } from '#domain/time.ts';
import type { OrganisationIndex } from '#domain/unit-tree.ts';

/** Somebody whom a newcomer may be; invented. */
export type DemonstrationPerson = {
  readonly id: string;
  readonly name: string;
  readonly principal: Principal;
  readonly unitName: Text;
  readonly office: Text;
  readonly may: Text;
};

type Part = Pick<DemonstrationPerson, 'name' | 'office' | 'may'> & {
  readonly role: Role;
  readonly at: 'top' | 'below';
};

/** One of each role that a person has; who looks after one unit comes first, since there most is refused. */
const CAST: readonly Part[] = [
  {
    role: 'manager',
    at: 'below',
    name: 'Trần Minh Anh',
    office: { vi: 'Lãnh đạo đơn vị', en: 'Head of a unit' },
    may: {
      vi: 'Xem kết quả và thiết bị của đơn vị mình, không xem được đơn vị khác.',
      en: 'Sees results and kiosks of the own unit, and of no other.',
    },
  },
  {
    role: 'manager',
    at: 'top',
    name: 'Nguyễn Quốc Bình',
    office: { vi: 'Lãnh đạo thành phố', en: 'Head of the city' },
    may: {
      vi: 'Xem kết quả và thiết bị của tất cả các đơn vị.',
      en: 'Sees results and kiosks of all units.',
    },
  },
  {
    role: 'officer',
    at: 'top',
    name: 'Phạm Văn Dũng',
    office: { vi: 'Cán bộ phụ trách', en: 'Officer' },
    may: {
      vi: 'Sửa đơn vị và thủ tục, ghép nối và cấu hình thiết bị, quyết định về từng phiếu, nhập số liệu của bảng chỉ tiêu.',
      en: 'Changes units and services, pairs and configures kiosks, decides on single responses, enters figures of the scorecard.',
    },
  },
  {
    role: 'admin',
    at: 'top',
    name: 'Lê Thị Hạnh',
    office: { vi: 'Quản trị hệ thống', en: 'Administrator' },
    may: {
      vi: 'Như cán bộ phụ trách; ngoài ra cấp khóa cho phần mềm khác và xem nhật ký.',
      en: 'As an officer; also makes keys for other programmes and reads the audit log.',
    },
  },
  {
    role: 'viewer',
    at: 'below',
    name: 'Đỗ Thu Hà',
    office: { vi: 'Người xem', en: 'Viewer' },
    may: { vi: 'Chỉ xem kết quả của đơn vị mình.', en: 'Sees results of the own unit, and nothing else.' },
  },
  {
    role: 'inspector',
    at: 'top',
    name: 'Vũ Thanh Sơn',
    office: { vi: 'Thanh tra', en: 'Inspector' },
    may: {
      vi: 'Xem tất cả, kể cả nhật ký; không sửa được gì.',
      en: 'Sees everything, the audit log too; changes nothing.',
    },
  },
];

/** The cast over the units that there are: at the top of this month's tree, and at `shown`, a unit below it. */
export const demonstrationPeople = (
  index: OrganisationIndex,
  now: number,
  shown: string | undefined,
): readonly DemonstrationPerson[] => {
  const tree = index.tree(localHourOf(now).month);
  const top = tree.roots[0];
  if (top === undefined) return [];
  const units = { top, below: shown ?? top };
  return CAST.flatMap(({ role, at, ...part }) => {
    const unit = units[at];
    const name = index.units.get(unit)?.name;
    return name ? [{ ...part, id: `${role}@${unit}`, principal: { role, unit }, unitName: name }] : [];
  });
};
