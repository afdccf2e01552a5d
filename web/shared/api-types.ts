/* The one place where the browser's rooms learn the shapes of the API; types only, nothing at run time. */
export type {
  CounterDetail,
  Figures,
  MonthResult,
  RangeResult,
  UnitList,
} from '../../functions/api/result-schemas.ts';
