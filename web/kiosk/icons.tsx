/* Drawn on 24 × 24; always beside a word. */

export const CheckIcon = () => (
  <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <path d="M5 12.5l4.5 4.5L19 7.5" />
  </svg>
);

export const LockIcon = () => (
  <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <path d="M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3" />
  </svg>
);

export const NoNetworkIcon = () => (
  <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <path d="M3 9a13 13 0 0 1 18 0M6 12.5a8.5 8.5 0 0 1 12 0M9 16a4 4 0 0 1 6 0M12 19.5v.01M4 3l16 18" />
  </svg>
);

export const LargeTypeIcon = () => (
  <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <path d="M2 20l4-10 4 10M3.500 17h5M11 20l5-15 5 15M13 15h6" />
  </svg>
);

export const ContrastIcon = () => (
  <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <circle cx="12" cy="12" r="9" />
    <path d="M12 3a9 9 0 0 1 0 18z" fill="currentColor" />
  </svg>
);

export const HearIcon = () => (
  <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <path d="M4 9.500h4l5-4.500v14l-5-4.500H4zM16 9a4 4 0 0 1 0 6M18.500 6.500a8 8 0 0 1 0 11" />
  </svg>
);

export const ShiftIcon = () => (
  <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <path d="M12 4l8 9h-4v7H8v-7H4z" />
  </svg>
);

export const EraseIcon = () => (
  <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <path d="M8 5h13v14H8l-6-7zM11.500 9.500l5 5M16.500 9.500l-5 5" />
  </svg>
);
