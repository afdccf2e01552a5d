import { useLayoutEffect, useState } from 'preact/hooks';

/** Whether what is drawn first has been painted, so that what costs more to draw does not keep it waiting. */
export const usePainted = (): boolean => {
  const [isPainted, setPainted] = useState(false);
  useLayoutEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    // A frame is painted right after its callbacks.
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => setPainted(true));
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, []);
  return isPainted;
};
