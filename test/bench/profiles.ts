import type { Page } from 'playwright-core';

/** What a page is loaded through: bytes a second (−1 is no limit), milliseconds there and back, and how much slower the processor is. */
export type Profile = { readonly bytesPerSecond: number; readonly latencyMs: number; readonly cpu: number };

/** 1.6 Mbit/s and 150 ms there and back, on a processor four times slower. */
export const SLOW_4G: Profile = { bytesPerSecond: (1.6 * 1024 * 1024) / 8, latencyMs: 150, cpu: 4 };

/** A laptop on a usual 4G network: 9 Mbit/s and 60 ms there and back, as "Fast 4G" of Chromium's tools. */
export const LAPTOP_4G: Profile = { bytesPerSecond: (9 * 1024 * 1024) / 8, latencyMs: 60, cpu: 1 };

export const FAST: Profile = { bytesPerSecond: -1, latencyMs: 0, cpu: 1 };

/** From now on the page is as slow as the profile says. */
export const emulate = async (page: Page, profile: Profile): Promise<void> => {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: profile.latencyMs,
    downloadThroughput: profile.bytesPerSecond,
    uploadThroughput: profile.bytesPerSecond,
  });
  await session.send('Emulation.setCPUThrottlingRate', { rate: profile.cpu });
};
