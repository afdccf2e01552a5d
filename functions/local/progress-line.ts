export type ProgressLine = {
  readonly show: (done: number, total: number) => void;
  /** A line of its own, which stays. */
  readonly say: (line: string) => void;
  readonly end: () => void;
};

/**
 * A line that says how far a long piece of work is: rewritten in place on a terminal, a line for each
 * tenth elsewhere.
 */
export const progressLine = (
  title: string,
  out: Pick<NodeJS.WriteStream, 'write' | 'isTTY'> = process.stdout,
): ProgressLine => {
  let said = -1;
  return {
    show: (done, total) => {
      const percent = total === 0 ? 100 : Math.floor((done / total) * 100);
      const step = out.isTTY ? percent : Math.floor(percent / 10);
      if (step === said) return;
      said = step;
      const line = `${title}  ${percent} %  (${done.toLocaleString('en')} / ${total.toLocaleString('en')})`;
      out.write(out.isTTY ? `\r${line}` : `${line}\n`);
    },
    say: (line) => {
      out.write(out.isTTY ? `\r\u001b[K${line}\n` : `${line}\n`);
      if (out.isTTY) said = -1;
    },
    end: () => {
      if (out.isTTY) out.write('\n');
    },
  };
};
