import type { Hono } from 'hono';
import { addDossierRoutes } from '../../api/dossier-routes.ts';
import { addFleetRoutes } from '../../api/fleet-routes.ts';
import { addHeartbeatRoutes } from '../../api/heartbeat-routes.ts';
import { addKioskConfigRoutes } from '../../api/kiosk-config-routes.ts';
import { addPairingRoutes } from '../../api/pairing-routes.ts';
import { addPromptRoutes } from '../../api/prompt-routes.ts';
import { addReceiptRoutes } from '../../api/receipt-routes.ts';
import { newPairingCode } from '../../identifiers.ts';
import type { LocalParts } from './local-parts.ts';

/** What the kiosks and the programmes of one-stop desks send and ask for, and whoever looks after them. */
export const addLocalDeskRoutes = (api: Hono, parts: LocalParts): void => {
  addPairingRoutes(api, { ...parts, newPairingCode });
  addFleetRoutes(api, parts);
  addHeartbeatRoutes(api, parts);
  addKioskConfigRoutes(api, parts);
  addPromptRoutes(api, parts);
  addDossierRoutes(api, parts);
  addReceiptRoutes(api, parts);
};
