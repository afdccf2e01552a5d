/** A soft tone of a tenth of a second, so that a tap is heard. Nothing where the browser has no sound. */
export const createTone = () => {
  let context: AudioContext | undefined;
  return (volumePercent: number): void => {
    if (volumePercent <= 0 || typeof AudioContext === 'undefined') return;
    context ??= new AudioContext();
    const { currentTime, destination } = context;
    const [source, loudness] = [context.createOscillator(), context.createGain()];
    source.frequency.value = 660;
    loudness.gain.setValueAtTime((volumePercent / 100) * 0.1, currentTime);
    loudness.gain.exponentialRampToValueAtTime(0.0001, currentTime + 0.1);
    source.connect(loudness).connect(destination);
    source.start();
    source.stop(currentTime + 0.1);
  };
};
