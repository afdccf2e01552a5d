const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/**
 * Arrow keys, as switches and external buttons send them, go from one control to the next and around; Enter and the
 * space bar press it.
 */
export const moveFocus = (root: HTMLElement, key: string): void => {
  const step = STEPS[key];
  const current = document.activeElement;
  if (!step || current instanceof HTMLTextAreaElement || current instanceof HTMLInputElement) return;
  const controls = [...root.querySelectorAll<HTMLElement>('button:enabled, textarea, input')].filter(
    (control) => control.offsetParent !== null && getComputedStyle(control).visibility !== 'hidden',
  );
  const from = controls.indexOf(current as HTMLElement);
  const first = step > 0 ? 0 : controls.length - 1;
  controls[from < 0 ? first : (from + step + controls.length) % controls.length]?.focus();
};

/** Who has a real keyboard need not look for the field: the first letter is already written into it. */
export const beginWriting = (root: HTMLElement, key: string): void => {
  const field = root.querySelector('textarea');
  if (field && document.activeElement !== field && /^[\p{L}\p{N}]$/u.test(key)) field.focus();
};
