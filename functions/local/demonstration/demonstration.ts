import type { SurveyResponse } from '#domain/response.ts';
import type { Organisation } from '#domain/unit.ts';
import type { DecidedResponse } from '../seed.ts';
import { demonstrationDecided } from './decided.ts';
import { type DemonstrationAsked, demonstrationAsked } from './dossiers.ts';
import { DEMONSTRATION_SEED, demonstrationResponses } from './generator.ts';
import { HANOI_UNITS } from './hanoi.ts';
import { DEMONSTRATION_SERVICES } from './services.ts';

/** Enough for every view to have something to say, few enough to be loaded in a minute or so. */
const RESPONSES = 50_000;

export const DEMONSTRATION_ORGANISATION: Organisation = {
  version: 1,
  units: HANOI_UNITS,
  services: DEMONSTRATION_SERVICES,
  notice: {
    vi: 'Dữ liệu trình diễn: đơn vị và thủ tục là thật, các phiếu đánh giá và hồ sơ là giả định.',
    en: 'Demonstration data: the units and services are real, the responses and dossiers are invented.',
  },
};

/** A city to look at: real units and procedures, invented responses and dossiers up to the given instant. */
export const demonstration = (
  now: number,
  count = RESPONSES,
): {
  readonly organisation: Organisation;
  readonly responses: readonly SurveyResponse[];
  readonly asked: DemonstrationAsked;
  /** What officers have taken out of the index, beside all that counts. */
  readonly decided: readonly DecidedResponse[];
} => {
  const options = { seed: DEMONSTRATION_SEED, now, count };
  const responses = demonstrationResponses(options);
  return {
    organisation: DEMONSTRATION_ORGANISATION,
    responses,
    asked: demonstrationAsked(options),
    decided: demonstrationDecided(options, responses),
  };
};
