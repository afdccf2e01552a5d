import type { Text } from './questionnaire.ts';

/** Who decides a procedure (cấp thực hiện). */
export const SERVICE_LEVELS = ['central', 'province', 'commune'] as const;
export type ServiceLevel = (typeof SERVICE_LEVELS)[number];

/**
 * How far a procedure can be done online. `partial` (một phần) and `full` (toàn trình) are the levels of Nghị định
 * 42/2022/NĐ-CP, art. 11; levels 2 to 4 are those of Nghị định 43/2011/NĐ-CP, art. 3, as lists of before 2022 have them.
 */
export const ONLINE_LEVELS = ['none', 'level-2', 'level-3', 'level-4', 'partial', 'full'] as const;
export type OnlineLevel = (typeof ONLINE_LEVELS)[number];

/**
 * An administrative procedure (thủ tục hành chính) under its national code. It is never taken out of the catalogue, only
 * ended: what comes in for it late still needs its name.
 */
export type Service = {
  readonly code: string;
  readonly name: Text;
  /** Lĩnh vực. */
  readonly field: Text;
  readonly level: ServiceLevel;
  /** Absent where nobody has said. */
  readonly onlineLevel?: OnlineLevel;
  /** Whether it can be handed in through the National Public Service Portal; absent where nobody has said. */
  readonly integrated?: boolean;
  /** The units that offer it, with all below them; absent where all do. */
  readonly units?: readonly string[];
  /** The first month in which it is offered; absent where it always was. */
  readonly validFrom?: string;
  /** The last month in which it is offered; absent where no end is known. */
  readonly validUntil?: string;
};

/** National codes such as 1.001193, and those of a city's own procedures. */
export const SERVICE_CODE = /^[A-Z0-9](?:[A-Z0-9.-]{0,28}[A-Z0-9])?$/;

/** As in the reports of before 2022: the dossier itself can be sent online, which levels 1 and 2 did not allow. */
const SENT_ONLINE: ReadonlySet<OnlineLevel> = new Set(['level-3', 'level-4', 'partial', 'full']);

export const isOnline = ({ onlineLevel }: Service): boolean =>
  onlineLevel !== undefined && SENT_ONLINE.has(onlineLevel);

/** Whether citizens can ask for it in the month. */
export const isOffered = ({ validFrom, validUntil }: Service, month: string): boolean =>
  (validFrom === undefined || validFrom <= month) && (validUntil === undefined || month <= validUntil);
