import { useSignal } from '@preact/signals';
import type { ServiceList } from '../../shared/api-types.ts';
import { monthName } from '../../shared/format.ts';
import { language, say } from '../../shared/language.ts';
import { ScrollArea } from '../../shared/scroll-area.tsx';
import { LEVEL_TEXTS, ONLINE_TEXTS, SERVICE_TEXTS } from './service-texts.ts';

type Service = ServiceList['services'][number];

/** Of a catalogue of thousands, as many as anybody reads before searching. */
const FIRST = 30;

/** What fits, each with what is known of it. */
export const ServiceTable = ({ services }: { readonly services: readonly Service[] }) => {
  const whole = useSignal(false);
  if (services.length === 0) return <p class="soft">{say(SERVICE_TEXTS.none)}</p>;
  const shown = whole.value ? services : services.slice(0, FIRST);
  return (
    <>
      <ScrollArea label={say(SERVICE_TEXTS.title)}>
        <table class="figures service-table">
          <thead>
            <tr>
              <th scope="col">{say(SERVICE_TEXTS.code)}</th>
              <th scope="col">{say(SERVICE_TEXTS.name)}</th>
              <th scope="col">{say(SERVICE_TEXTS.level)}</th>
              <th scope="col">{say(SERVICE_TEXTS.onlineLevel)}</th>
              <th scope="col">{say(SERVICE_TEXTS.portal)}</th>
              <th scope="col">{say(SERVICE_TEXTS.state)}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((service) => (
              <tr key={service.code}>
                <td>{service.code}</td>
                <th scope="row">
                  {say(service.name)}
                  <span class="range">{say(service.field)}</span>
                </th>
                <td>{say(LEVEL_TEXTS[service.level])}</td>
                <td>
                  {say(service.onlineLevel ? ONLINE_TEXTS[service.onlineLevel] : SERVICE_TEXTS.unknown)}
                </td>
                <td>{say(integrationOf(service))}</td>
                <td>{validityOf(service)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollArea>
      {shown.length < services.length && (
        <button type="button" class="button service-more" onClick={() => (whole.value = true)}>
          {say(SERVICE_TEXTS.showAll)} ({services.length})
        </button>
      )}
    </>
  );
};

const integrationOf = ({ integrated }: Service) => {
  if (integrated === undefined) return SERVICE_TEXTS.unknown;
  return integrated ? SERVICE_TEXTS.yes : SERVICE_TEXTS.no;
};

/** When a service begins or has ended, in words. */
const validityOf = (service: Service): string => {
  if (service.state === 'ended') {
    return `${say(SERVICE_TEXTS.ended)} ${monthName(language.value, service.validUntil ?? '')}`;
  }
  if (service.state === 'to-come') {
    return `${say(SERVICE_TEXTS.toCome)} ${monthName(language.value, service.validFrom ?? '')}`;
  }
  return say(SERVICE_TEXTS.offered);
};
